import { route } from "@/lib/security/web/router";

type Call = { params: Promise<{ provider: string }> };

const handle = async (request: Request, { params }: Call) =>
  route(request, ["login", "oauthresponse", (await params).provider]);

export { handle as GET };
