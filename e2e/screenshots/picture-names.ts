export const themes = ["light", "dark"] as const;
/** Pixels: a small telephone, and a laptop. */
export const widths = [360, 1280] as const;

/** The pictures of a page, such as "admin-users-id-light-360.webp" of "/admin/users/[id]". */
export const picturesOf = (page: string): string[] =>
  themes.flatMap((theme) => widths.map((width) => pictureName(page, theme, width)));

export const pictureName = (page: string, theme: (typeof themes)[number], width: (typeof widths)[number]): string =>
  `${page.replace(/[[\]]/g, "").split("/").filter(Boolean).join("-") || "start"}-${theme}-${width}.webp`;
