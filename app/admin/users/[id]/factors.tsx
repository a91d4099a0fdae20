import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";

type FactorsProps = {
  hasPassword: boolean;
  secondFactor: string | null;
  signInMethods: readonly string[];
  passkeys: readonly string[];
  recoveryCodes: number;
  connections: readonly string[];
};

/** By what somebody can sign in; kinds and names alone. */
export function Factors({
  hasPassword,
  secondFactor,
  signInMethods,
  passkeys,
  recoveryCodes,
  connections,
}: FactorsProps) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Ways to sign in</CardTitle>
      </CardHeader>
      <Facts>
        <Fact name="Password">{hasPassword ? "Set" : "None"}</Fact>
        <Fact name="Second factor">{secondFactor ?? "None"}</Fact>
        <Fact name="Codes">{listed(signInMethods)}</Fact>
        <Fact name="Passkeys">{listed(passkeys)}</Fact>
        <Fact name="Recovery codes left">{recoveryCodes}</Fact>
        <Fact name="Other services">{listed(connections)}</Fact>
      </Facts>
    </Card>
  );
}

const listed = (names: readonly string[]): string => (names.length === 0 ? "None" : names.join(", "));
