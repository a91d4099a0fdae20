import { randomBytes } from "node:crypto";

/** 256 random bits as 43 characters of base64url: for links, session ids and tickets. */
export const randomToken = (): string => randomBytes(32).toString("base64url");

/** 128 random bits as 32 hexadecimal digits: Flask-Security's form of a uniquifier. */
export const randomUniquifier = (): string => randomBytes(16).toString("hex");
