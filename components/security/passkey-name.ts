const devices: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android device"],
  [/CrOS/, "Chromebook"],
  [/Macintosh/, "Mac"],
  [/Windows/, "Windows device"],
  [/Linux/, "Linux device"],
];

/** A name for a passkey that is made in this browser: its kind of device, with a number where that name is taken. */
export function suggestName(userAgent: string, taken: readonly string[]): string {
  const name = devices.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "Passkey";
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name} ${number}`)) number++;
  return `${name} ${number}`;
}
