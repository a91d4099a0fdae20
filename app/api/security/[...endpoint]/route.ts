import { route } from "@/lib/security/web/router";

type Call = { params: Promise<{ endpoint: string[] }> };

const handle = async (request: Request, { params }: Call) => route(request, (await params).endpoint);

export { handle as DELETE, handle as GET, handle as OPTIONS, handle as PATCH, handle as POST, handle as PUT };
