import { paths } from "@/lib/security/core/paths";
import { exportMine } from "@/lib/security/features/privacy/export-mine";
import { download } from "@/lib/security/web/download";

export const GET = (request: Request): Promise<Response> => download(exportMine, request, paths.accountData);
