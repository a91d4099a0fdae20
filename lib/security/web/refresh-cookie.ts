import "server-only";
import { cookies } from "next/headers";
import type { RefreshToken } from "../domain/refresh-tokens";
import type { Services } from "../runtime";
import { cookieAttributes, isSecure } from "./auth-config";

/** How a refresh token reaches its client: in a cookie of its own or, where that has no name, in the body of the answer. */

/** Hands a token over; gives the keys that the body has for it. */
export async function deliverRefreshToken(
  policy: Policy,
  { token, expiresAt }: RefreshToken,
): Promise<{ refresh_token?: string }> {
  if (!travelsByCookie(policy)) return { refresh_token: token };
  const attributes = { ...cookieAttributes, sameSite: "strict", expires: expiresAt } as const;
  (await cookies()).set(refreshCookieName(policy), token, attributes);
  return {};
}

/** The field that the browser's cookie stands for; where there is such a cookie, a field of the body counts for nothing. */
export async function refreshTokenField(policy: Policy): Promise<{ refresh_token?: string | undefined }> {
  if (!travelsByCookie(policy)) return {};
  return { refresh_token: (await cookies()).get(refreshCookieName(policy))?.value };
}

/** Behind https the prefix keeps neighbouring hosts from planting a cookie of that name. */
export const refreshCookieName = ({ config }: Policy): string =>
  `${isSecure ? "__Host-" : ""}${config.refreshTokens.cookieName ?? "fs_refresh"}`;

type Policy = Pick<Services, "config">;

const travelsByCookie = ({ config }: Policy): boolean => config.refreshTokens.cookieName !== null;
