import { exportAudit } from "@/lib/security/features/administration/export-audit";
import { download } from "@/lib/security/web/download";

export const GET = (request: Request): Promise<Response> => download(exportAudit, request);
