import { defineConfig } from "vite";

export default defineConfig({
  // The typed client lies outside of this folder: ../../lib/client.
  server: { port: 5173, strictPort: true, fs: { allow: ["../.."] } },
});
