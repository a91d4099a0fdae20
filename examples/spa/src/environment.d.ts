interface ImportMetaEnv {
  /** Where Gatehouse runs, such as http://localhost:3000. */
  readonly VITE_GATEHOUSE_URL?: string;
}

interface ImportMeta {
  /** Filled in by Vite when it builds. */
  readonly env: ImportMetaEnv;
}
