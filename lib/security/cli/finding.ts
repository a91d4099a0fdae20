/** What the doctor says about one thing. The text names the variable and, unless all is well, the remedy. */
export type Finding = { state: "ok" | "warning" | "failure"; about: string; text: string };

export const isWell = (about: string, text: string): Finding => ({ state: "ok", about, text });
export const isDoubtful = (about: string, text: string): Finding => ({ state: "warning", about, text });
export const isWrong = (about: string, text: string): Finding => ({ state: "failure", about, text });
