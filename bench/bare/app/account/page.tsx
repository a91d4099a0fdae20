import { signedIn } from "@/lib/security/core/access";
import { Protected } from "../protected";

export default function Page() {
  return <Protected access={signedIn()} />;
}
