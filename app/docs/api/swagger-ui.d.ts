/** The part of swagger-ui-dist that we use; the package declares nothing itself. */
declare module "swagger-ui-dist/swagger-ui-es-bundle" {
  import type { SwaggerRequest } from "@/app/docs/api/csrf-interceptor";

  type Options = {
    domNode: HTMLElement;
    url: string;
    validatorUrl: string | null;
    deepLinking: boolean;
    syntaxHighlight: boolean;
    docExpansion: "none" | "list" | "full";
    displayRequestDuration: boolean;
    defaultModelsExpandDepth: number;
    requestInterceptor(request: SwaggerRequest): Promise<SwaggerRequest>;
  };
  export default function SwaggerUI(options: Options): void;
}
