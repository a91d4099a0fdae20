import type { CSSProperties } from "react";

// Mail programs drop style sheets at will, so the light look stands on each element; the dark one is a style sheet that
// overrides it where it is understood. Text keeps a contrast of 4.5 : 1 or more in both (WCAG 2.2, 1.4.3).

const fontFamily = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const monospace = "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace";

/** The inline styles of the mail layout, in light colours. */
export const styles = {
  page: { backgroundColor: "#f4f4f5", fontFamily, margin: "0", padding: "32px 12px" },
  container: { maxWidth: "520px", margin: "0 auto", textAlign: "start" },
  brand: { color: "#52525b", fontSize: "14px", fontWeight: 600, lineHeight: "20px", margin: "0 0 12px" },
  card: { backgroundColor: "#ffffff", border: "1px solid #e4e4e7", borderRadius: "12px", padding: "28px" },
  heading: { color: "#18181b", fontSize: "22px", fontWeight: 600, lineHeight: "30px", margin: "0 0 16px" },
  text: { color: "#27272a", fontSize: "16px", lineHeight: "25px", margin: "0 0 16px", overflowWrap: "anywhere" },
  action: { margin: "24px 0 12px" },
  button: {
    backgroundColor: "#18181b",
    border: "1px solid #18181b",
    borderRadius: "8px",
    color: "#ffffff",
    fontSize: "16px",
    fontWeight: 600,
    padding: "13px 22px",
  },
  address: { color: "#52525b", fontSize: "13px", lineHeight: "20px", margin: "0 0 20px", overflowWrap: "anywhere" },
  addressLink: { color: "#52525b", textDecoration: "underline" },
  code: {
    backgroundColor: "#f4f4f5",
    borderRadius: "8px",
    color: "#18181b",
    fontFamily: monospace,
    fontSize: "28px",
    fontWeight: 600,
    letterSpacing: "4px",
    lineHeight: "36px",
    margin: "20px 0",
    padding: "14px 18px",
    textAlign: "center",
  },
  footer: { color: "#52525b", fontSize: "13px", lineHeight: "20px", margin: "16px 0 0" },
} satisfies Record<string, CSSProperties>;

/** The dark colours, by class name. */
export const darkMode = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #09090b !important; }
  .card { background-color: #18181b !important; border-color: #3f3f46 !important; }
  .strong, .code { color: #fafafa !important; }
  .body { color: #e4e4e7 !important; }
  .quiet { color: #a1a1aa !important; }
  .code { background-color: #27272a !important; }
  .button { background-color: #fafafa !important; border-color: #fafafa !important; color: #18181b !important; }
}`;
