"use client";

import { useTheme } from "next-themes";
import { useEffect, useRef } from "react";
import { paths } from "@/lib/security/core/paths";
import { withCsrfToken } from "./csrf-interceptor";
import "swagger-ui-dist/swagger-ui.css";
import "./api-viewer.css";

/** Swagger UI over our own document. It is large, so it is loaded on this page alone. */
export function ApiViewer() {
  const place = useRef<HTMLDivElement>(null);
  const { resolvedTheme } = useTheme();

  useEffect(() => {
    let isGone = false;
    import("swagger-ui-dist/swagger-ui-es-bundle").then(({ default: SwaggerUI }) => {
      if (isGone || !place.current) return;
      SwaggerUI({
        domNode: place.current,
        url: paths.apiDocument,
        // Swagger UI would ask another host whether the document is valid.
        validatorUrl: null,
        // A link in the button that opens an operation could not be told from the button by a screen reader.
        deepLinking: false,
        syntaxHighlight: false,
        // Closed at first: all operations at once are a long page.
        docExpansion: "none",
        displayRequestDuration: true,
        defaultModelsExpandDepth: 0,
        requestInterceptor: withCsrfToken,
      });
    });
    return () => {
      isGone = true;
    };
  }, []);

  // Swagger UI's dark colours hang on this class of the document.
  useEffect(() => {
    document.documentElement.classList.toggle("dark-mode", resolvedTheme === "dark");
    return () => document.documentElement.classList.remove("dark-mode");
  }, [resolvedTheme]);

  return <div id="api" lang="en" dir="ltr" ref={place} />;
}
