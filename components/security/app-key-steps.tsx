import { TextLink } from "@/components/ui/text-link";
import { QrCode } from "./qr-code";

export type AppKeyStepsProps = {
  /** The key in groups of four, and the address that an app on this device opens. */
  app: { key: string; uri: string; issuer: string; username: string };
};

/** How the secret gets into an authenticator app: by camera, by a link on the same phone, or by typing. */
export function AppKeySteps({ app }: AppKeyStepsProps) {
  return (
    <div className="grid justify-items-center gap-4">
      <QrCode text={app.uri} label={`QR code for ${app.issuer}, ${app.username}. Its key is ${app.key}.`} />
      <p className="text-center text-sm leading-6 text-subtle">
        Scan it with your authenticator app, or <TextLink href={app.uri}>open the app on this device</TextLink>.
      </p>
      <div className="grid w-full gap-1.5">
        <p className="text-sm text-subtle">No camera at hand? Type this key:</p>
        <p
          translate="no"
          className="rounded-md border bg-muted/50 px-3 py-2 text-center font-mono text-sm leading-6 tracking-wide select-all"
        >
          {app.key}
        </p>
      </div>
    </div>
  );
}
