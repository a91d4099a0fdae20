import { generateSync } from "otplib";

/** Somebody's authenticator app. It gives a later time step with each code, since the server takes none twice. */
export class AuthenticatorApp {
  private last = Math.floor(Date.now() / 30_000) - 3;
  private readonly secret: string;

  /** `uri` is what the QR code holds. */
  constructor(uri: string) {
    this.secret = new URL(uri).searchParams.get("secret") ?? "";
  }

  /** The next code. Two minutes either way are allowed, so seven are at hand without waiting. */
  code(): string {
    this.last += 1;
    return generateSync({ secret: this.secret, epoch: this.last * 30 });
  }
}
