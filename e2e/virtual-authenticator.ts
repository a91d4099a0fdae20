import type { CDPSession, Page } from "@playwright/test";

export type Credential = { credentialId: string; isResidentCredential: boolean; signCount: number };

/** An authenticator that Chromium makes up, as the DevTools protocol offers it; `id` names it there. */
export class VirtualAuthenticator {
  private constructor(
    private readonly devTools: CDPSession,
    private readonly id: string,
  ) {}

  /** A device's own authenticator, or a security key; it asks for no touch, and finds its person right unless told otherwise. */
  static async plugInto(
    page: Page,
    about: { isSecurityKey?: boolean; keepsPasskeys?: boolean; checksPerson?: boolean } = {},
  ): Promise<VirtualAuthenticator> {
    const { isSecurityKey = false, keepsPasskeys = true, checksPerson = true } = about;
    const devTools = await page.context().newCDPSession(page);
    await devTools.send("WebAuthn.enable", { enableUI: false });
    const { authenticatorId } = await devTools.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: isSecurityKey ? "usb" : "internal",
        hasResidentKey: keepsPasskeys,
        hasUserVerification: checksPerson,
        isUserVerified: checksPerson,
        automaticPresenceSimulation: true,
      },
    });
    return new VirtualAuthenticator(devTools, authenticatorId);
  }

  /** Whether it takes whoever is there for its person from now on. */
  async setVerified(isUserVerified: boolean): Promise<void> {
    await this.devTools.send("WebAuthn.setUserVerified", { authenticatorId: this.id, isUserVerified });
  }

  /** Whether somebody touches it at once when it asks. */
  async setPresent(enabled: boolean): Promise<void> {
    await this.devTools.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId: this.id, enabled });
  }

  async credentials(): Promise<Credential[]> {
    const { credentials } = await this.devTools.send("WebAuthn.getCredentials", { authenticatorId: this.id });
    return credentials;
  }

  /** Puts its passkeys back to an earlier count, as a copy of it would have. */
  async rewind(signCount: number): Promise<void> {
    const { credentials } = await this.devTools.send("WebAuthn.getCredentials", { authenticatorId: this.id });
    for (const credential of credentials) {
      const { credentialId } = credential;
      await this.devTools.send("WebAuthn.removeCredential", { authenticatorId: this.id, credentialId });
      await this.devTools.send("WebAuthn.addCredential", {
        authenticatorId: this.id,
        credential: { ...credential, signCount },
      });
    }
  }

  async unplug(): Promise<void> {
    await this.devTools.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: this.id });
  }
}
