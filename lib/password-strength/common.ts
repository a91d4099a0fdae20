let known: Promise<ReadonlySet<string>> | undefined;

/**
 * Whether this is, in any case, one of the passwords that people choose most: 49 000 of leaked lists, 18 000 of them of eight
 * characters and more, as @zxcvbn-ts/language-common brings them. The first call loads them.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  known ??= load();
  return (await known).has(password.toLowerCase());
}

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set(dictionary["passwords-common"]?.map(String));
}
