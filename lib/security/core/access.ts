/**
 * Who may. A rule is data, so that the edge, the pages and the tests can read it; `admits` decides it.
 * Closed unless said otherwise: a use-case without a rule does not compile.
 */
export type Claims = { roles: readonly string[]; permissions: readonly string[] };

export type AccessRule = Anyone | GuestsOnly | SignedIn | SystemOnly | Holders | Either;

export type Anyone = { kind: "anyone" };
export type GuestsOnly = { kind: "guests" };
export type SignedIn = { kind: "signed-in" };
export type Holders = { kind: "roles" | "permissions"; all: boolean; names: readonly string[] };
/** One of several rules is enough. */
export type Either = { kind: "either"; rules: readonly Holders[] };
export type SystemOnly = { kind: "system" };

export const anyone = (): Anyone => ({ kind: "anyone" });
/** Only people who are not signed in. */
export const guestsOnly = (): GuestsOnly => ({ kind: "guests" });
export const signedIn = (): SignedIn => ({ kind: "signed-in" });
/** Only the terminal. */
export const systemOnly = (): SystemOnly => ({ kind: "system" });

export const roles = {
  all: (...names: string[]): Holders => ({ kind: "roles", all: true, names }),
  any: (...names: string[]): Holders => ({ kind: "roles", all: false, names }),
};
export const permissions = {
  all: (...names: string[]): Holders => ({ kind: "permissions", all: true, names }),
  any: (...names: string[]): Holders => ({ kind: "permissions", all: false, names }),
};

export const either = (...rules: Holders[]): Either => ({ kind: "either", rules });

/** Does the rule let somebody with these claims in? `null` = nobody is signed in. Names compare exactly. */
export function admits(rule: AccessRule, claims: Claims | null): boolean {
  switch (rule.kind) {
    case "anyone":
      return true;
    case "guests":
      return claims === null;
    case "system":
      return false;
    case "signed-in":
      return claims !== null;
    case "either":
      return rule.rules.some((one) => admits(one, claims));
    default: {
      if (claims === null) return false;
      const held = new Set(claims[rule.kind]);
      return rule.all ? rule.names.every((name) => held.has(name)) : rule.names.some((name) => held.has(name));
    }
  }
}
