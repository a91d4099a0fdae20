/** The part that is used here; the package brings no types. */
declare module "negotiator" {
  export default class Negotiator {
    constructor(request: { headers: Record<string, string> });
    /** Language tags by their quality, best first; `*` among them. */
    languages(): string[];
  }
}
