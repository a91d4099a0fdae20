import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { paths } from "@/lib/security/core/paths";
import { UseCaseWindow } from "./use-case-window";

/** What Gatehouse is, in one look. */
export function Hero() {
  return (
    <section className="relative isolate overflow-hidden border-b">
      <div aria-hidden className="backdrop-grid absolute inset-0 -z-10" />
      <div className="mx-auto grid max-w-6xl items-center gap-12 px-4 py-16 sm:px-6 sm:py-24 lg:grid-cols-[1.05fr_1fr]">
        <div className="grid justify-items-start gap-6">
          <h1 className="text-4xl leading-[1.08] font-semibold tracking-[-0.03em] sm:text-5xl lg:text-[3.5rem]">
            Account security you can read
          </h1>
          <p className="max-w-xl text-lg leading-8 text-subtle">
            Gatehouse is a Next.js starter in which registration, sign-in, password reset, sessions and roles already
            work. It is your source code from the first day: plain TypeScript over Postgres, no service to rent.
          </p>
          <div className="flex flex-wrap gap-3">
            <Button asChild size="large">
              <Link href={paths.register}>
                Create an account <ArrowRight aria-hidden />
              </Link>
            </Button>
            <Button asChild size="large" variant="secondary">
              <Link href={paths.login}>Sign in</Link>
            </Button>
          </div>
        </div>
        <UseCaseWindow />
      </div>
    </section>
  );
}
