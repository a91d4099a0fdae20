import type { NextRequest } from "next/server";
import doorman from "@/middleware";

export default function middleware(request: NextRequest) {
  return doorman(request);
}

export const config = { matcher: ["/((?!api/|_next/static/).*)"] };
