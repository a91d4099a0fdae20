/* Loaded into a server before its own code: things that nobody awaits or listens to go wrong inside it. */

if (process.argv[1]?.endsWith("server.mjs")) {
  setTimeout(() => {
    Promise.reject(new Error("planted-rejection-canary"));
  }, 3_000);
  setTimeout(() => {
    throw new Error("planted-exception-canary");
  }, 3_200);
}
