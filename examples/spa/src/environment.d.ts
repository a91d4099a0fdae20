interface ImportMetaEnv {
  /** Where Gatehouse runs, such as http://localhost:3000. */
  readonly VITE_GATEHOUSE_URL?: string;
  /** "no" where this page is on a site of its own: then all tokens travel in bodies. */
  readonly VITE_GATEHOUSE_COOKIES?: string;
}

interface ImportMeta {
  /** Filled in by Vite when it builds. */
  readonly env: ImportMetaEnv;
}
