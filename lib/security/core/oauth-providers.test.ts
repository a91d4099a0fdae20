import { describe, expect, test } from "vitest";
import { providerName, serviceOrigins, usableProviders } from "./oauth-providers";

const client = (issuer: string | null = null, name: string | null = null) => ({
  id: "client",
  secret: "secret",
  issuer,
  name,
});
const idsOf = (...given: Parameters<typeof usableProviders>) => usableProviders(...given).map(({ id }) => id);

describe("the services that vouch for people", () => {
  test("are those with credentials and an address", () => {
    expect(usableProviders({})).toEqual([]);
    expect(idsOf({ google: client(), oidc: client(), keycloak: client() })).toEqual(["google"]);
    expect(idsOf({ google: client(), oidc: client("https://id.example") })).toEqual(["google", "oidc"]);
  });

  test("need no line of their own where they speak OpenID Connect", () => {
    const [first, second] = usableProviders({
      okta: client("https://example.okta.com"),
      keycloak: client("https://login.example/realms/main", "Example Works"),
    });
    expect(first).toMatchObject({ id: "keycloak", kind: "oidc", name: "Example Works" });
    expect(second).toMatchObject({ id: "okta", kind: "oidc", name: "Okta", issuer: "https://example.okta.com" });
  });

  test("leave out the built-in ones that are not wanted", () => {
    const clients = { github: client(), google: client(), okta: client("https://example.okta.com") };
    expect(idsOf(clients, ["google"])).toEqual(["google", "okta"]);
    expect(idsOf(clients, [])).toEqual(["okta"]);
    expect(idsOf({ github: client("https://git.example") }, [])).toEqual(["github"]);
  });

  test("keep their name when they are gone", () => {
    expect(providerName({}, "github")).toBe("GitHub");
    expect(providerName({}, "okta")).toBe("Okta");
  });
});

test("a form may end at every service with credentials, and at no other", () => {
  const origins = serviceOrigins({
    AUTH_GITHUB_ID: "client",
    AUTH_KEYCLOAK_ID: "client",
    AUTH_KEYCLOAK_ISSUER: "https://login.example/realms/main",
    AUTH_OKTA_ID: "client",
    AUTH_OKTA_ISSUER: "no address",
    AUTH_GOOGLE_ID: "",
    AUTH_OIDC_ISSUER: "https://nobody.example",
  });
  expect(origins).toEqual(["https://github.com", "https://login.example"]);
});
