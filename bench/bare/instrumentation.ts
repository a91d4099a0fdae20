/** Nothing. Without this file, Next takes the one of the project around. */
export function register() {}
