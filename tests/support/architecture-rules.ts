import path from "node:path";
import {
  floorOf,
  importsOf,
  insideBrackets,
  isApplication,
  isClient,
  type SourceRule,
  type Sources,
  withoutComments,
} from "./sources";

const each =
  (check: (file: string, code: string, sources: Sources) => string[] | boolean): SourceRule =>
  (sources) =>
    [...sources].flatMap(([file, text]) => {
      const found = check(file, withoutComments(text), sources);
      return Array.isArray(found) ? found.map((what) => `${file}: ${what}`) : found ? [file] : [];
    });

const edgeSafe = /^lib\/security\/web\/(?:auth-config|document-headers|headers)\.ts$/;
const firstFloor = /^lib\/security\/(?:core\/|config\.ts$)/;
const openPages = ["app/page.tsx", "app/dev/mail/page.tsx", "app/docs/page.tsx", "app/docs/api/page.tsx"];
const plainRoutes = [
  "app/.well-known/webauthn/route.ts",
  "app/api/health/route.ts",
  "app/api/ready/route.ts",
  "app/api/openapi.json/route.ts",
  "app/api/csp-reports/route.ts",
];
const knowsNextAuth =
  /^(?:lib\/security\/web\/(?:auth|auth-config|session)\.ts|middleware\.ts|lib\/oauth\/handshake\.ts|lib\/security\/domain\/linked-accounts\.ts)$/;
const readsEnvironment =
  /^(?:lib\/env\.ts|lib\/security\/web\/(?:auth-config|document-headers)\.ts|instrumentation\.ts)$/;
const featureOf = (file: string) => /^lib\/security\/features\/([^/]+)\//.exec(file)?.[1];

/** What holds for every file: the floors of lib/security/README.md, the doors, and how things are called. */
export const rules: Record<string, SourceRule> = {
  "imports go down only": each((file, _, sources) => {
    if (!isApplication(file)) return [];
    const own = floorOf(file);
    if (own === null) return ["stands on no floor"];
    return importsOf(sources, file).filter((target) => (floorOf(target) ?? 0) > own);
  }),

  "the edge gets edge-safe files only": each((file, _, sources) => {
    if (file !== "middleware.ts" && !edgeSafe.test(file)) return [];
    const inside = importsOf(sources, file).filter((target) => sources.has(target));
    return inside.filter((target) => !firstFloor.test(target) && !edgeSafe.test(target));
  }),

  "no import leads back": (sources) => {
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, trail: string[]) => {
      if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(" → "));
      if (done.has(file) || trail.includes(file)) return;
      for (const target of importsOf(sources, file)) if (sources.has(target)) visit(target, [...trail, file]);
      done.add(file);
    };
    for (const file of sources.keys()) visit(file, []);
    return circles;
  },

  "no feature knows another": each((file, _, sources) => {
    const own = featureOf(file);
    return own && isApplication(file)
      ? importsOf(sources, file).filter((target) => (featureOf(target) ?? own) !== own)
      : [];
  }),

  "every page is guarded": each(
    (file, code) =>
      /^app\/(?:.*\/)?page\.tsx$/.test(file) &&
      !openPages.includes(file) &&
      !/\b(?:load|inspect|allow|currentPerson)\(/.test(code),
  ),

  "every route is a known door": each(
    (file, code) =>
      /^app\/.*route\.tsx?$/.test(file) &&
      !plainRoutes.includes(file) &&
      !/\b(?:respond|route|refreshHint|download)\(/.test(code),
  ),

  "actions are wrapped use-cases": each((file, code) => {
    const isActions = /(?:^|\/)actions\.tsx?$/.test(file);
    if (!isActions)
      return isApplication(file) && /^\s*["']use server["']/m.test(code) ? ["a server action outside actions.ts"] : [];
    const exported = [...code.matchAll(/^\s*export\b.*$/gm)].map(([line]) => line.trim());
    return [
      ...(/^\s*"use server";/.test(code) ? [] : ['does not begin with "use server"']),
      ...exported.filter((line) => !/^export const \w+ = formAction\(/.test(line)),
    ];
  }),

  "the browser gets no server code": each((file, _, sources) => {
    if (!isClient(sources.get(file))) return [];
    const beside = path.posix.join(path.posix.dirname(file), "actions.ts");
    const reached = new Set<string>();
    const follow = (from: string) => {
      for (const target of importsOf(sources, from)) {
        if (reached.has(target) || !(sources.has(target) || /^(?:app|components|lib|prisma)\//.test(target))) continue;
        reached.add(target);
        if (target !== beside) follow(target);
      }
    };
    follow(file);
    const fits = (target: string) =>
      floorOf(target) === 1 ||
      /^(?:components|lib\/client)\//.test(target) ||
      target === beside ||
      isClient(sources.get(target));
    return [...reached].filter((target) => !fits(target));
  }),

  "few files know next-auth": each((file, code, sources) => {
    if (!isApplication(file) || knowsNextAuth.test(file)) return false;
    return (
      importsOf(sources, file).some((name) => /^(?:next-auth|@auth)(?:\/|$)/.test(name)) ||
      /\bmodule "next-auth/.test(code)
    );
  }),

  "only env.ts reads the environment": each(
    (file, code) =>
      isApplication(file) && !readsEnvironment.test(file) && /\bprocess\.env\b|process\["env"\]/.test(code),
  ),

  "no source is longer than 250 lines": (sources) =>
    [...sources]
      // The policy is one flat, commented list; it reads better whole.
      .filter(([file]) => !/\.(?:test|spec)\.tsx?$|^lib\/security\/config\.ts$/.test(file))
      .filter(([, text]) => text.trimEnd().split("\n").length > 250)
      .map(([file]) => file),

  "names say what is inside": each((file) =>
    /(?:^|\/)(?:utils?|helpers?|types?)(?:\/|\.\w+$)|(?:^|\/)index\.\w+$/.test(file),
  ),

  "only doors and pages send people elsewhere": each(
    (file, code) =>
      isApplication(file) &&
      !/^middleware\.ts$|^lib\/security\/web\/|^app\/(?:.*\/)?(?:page|route)\.tsx?$/.test(file) &&
      /\b(?:redirect|permanentRedirect)\(/.test(code),
  ),

  "a use-case states name, input and access": each((file, code) => {
    if (!file.startsWith("lib/")) return [];
    const objects = [...code.matchAll(/\bdefineUseCase\(\{/g)].map(({ index }) =>
      insideBrackets(code, index + "defineUseCase".length, 2),
    );
    return objects.flatMap((object) =>
      ["name", "input", "access"].filter((part) => !new RegExp(`(?:^|,)\\s*${part}\\s*(?:[:,]|$)`).test(object)),
    );
  }),

  "no two use-cases have one name": (sources) => {
    const names = [...sources]
      .filter(([file]) => featureOf(file))
      .flatMap(([, text]) =>
        [...withoutComments(text).matchAll(/defineUseCase\(\{\s*name: "([^"]+)"/g)].map(([, name]) => name),
      );
    return names.flatMap((name, at) => (name !== undefined && names.indexOf(name) !== at ? [name] : []));
  },
};
