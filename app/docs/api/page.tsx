import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/security/core/paths";
import { services } from "@/lib/security/runtime";
import { offeredOperations } from "@/lib/security/web/openapi/operations";
import { ApiViewer } from "./api-viewer";
import { OperationTable } from "./operation-table";

export const metadata: Metadata = { title: "API" };

export default function ApiPage() {
  return (
    <div className="mx-auto grid w-full max-w-6xl grid-cols-[minmax(0,1fr)] content-start gap-6 px-4 py-8 sm:px-6 lg:py-12">
      <PageHeading
        title="API"
        description="What programs and single-page applications can ask of this server. Try it here: you are the one who is signed in."
        actions={<TextLink href={paths.apiDocument}>OpenAPI document</TextLink>}
      />
      <ApiViewer />
      <noscript>
        <OperationTable operations={offeredOperations(services().config)} />
      </noscript>
    </div>
  );
}
