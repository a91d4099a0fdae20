import { FeatureGrid } from "@/components/landing/feature-grid";
import { Hero } from "@/components/landing/hero";
import { RequestPath } from "@/components/landing/request-path";

export default function LandingPage() {
  return (
    <>
      <Hero />
      <FeatureGrid />
      <RequestPath />
    </>
  );
}
