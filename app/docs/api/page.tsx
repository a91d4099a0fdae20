import { useTranslations } from "next-intl";
import { PageHeading } from "@/components/layout/page-heading";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/security/core/paths";
import { services } from "@/lib/security/runtime";
import { offeredOperations } from "@/lib/security/web/openapi/operations";
import { titled } from "@/lib/security/web/page-texts";
import { ApiViewer } from "./api-viewer";
import { OperationTable } from "./operation-table";

export const generateMetadata = titled("development.api.title");

export default function ApiPage() {
  const t = useTranslations("development.api");
  return (
    <div className="mx-auto grid w-full max-w-6xl grid-cols-[minmax(0,1fr)] content-start gap-6 px-4 py-8 sm:px-6 lg:py-12">
      <PageHeading
        title={t("title")}
        description={t("description")}
        actions={<TextLink href={paths.apiDocument}>{t("document")}</TextLink>}
      />
      <ApiViewer />
      <noscript>
        <OperationTable operations={offeredOperations(services().config)} />
      </noscript>
    </div>
  );
}
