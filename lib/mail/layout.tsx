import { Body, Button, Container, Head, Html, Preview } from "@react-email/components";
import type { ReactNode } from "react";
import type { Language } from "@/lib/i18n/language";
import { darkMode, styles } from "./styles";

/**
 * The frame of every mail: the product's name on top, and at the foot why this person got it. `title` names the document
 * for screen readers, `preheader` is the line that mail programs show beside the subject.
 */
export function MailLayout(props: {
  language: Pick<Language, "locale" | "direction">;
  appName: string;
  title: string;
  preheader: string;
  reason: string;
  children: ReactNode;
}) {
  const { locale: lang, direction: dir } = props.language;
  return (
    <Html lang={lang} dir={dir}>
      <Head>
        <title>{props.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {/* Mail programs on phones make links of numbers and dates; in a code that would be a trap for the thumb. */}
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <style>{darkMode}</style>
      </Head>
      <Body className="page" style={styles.page}>
        <Preview>{props.preheader}</Preview>
        {/* Again, for mail programs that show the body within a page of theirs. */}
        <Container lang={lang} dir={dir} style={styles.container}>
          <p className="quiet" style={styles.brand}>
            {props.appName}
          </p>
          <div className="card" style={styles.card}>
            {props.children}
          </div>
          <p className="quiet" style={styles.footer}>
            {props.reason}
          </p>
        </Container>
      </Body>
    </Html>
  );
}

/** What the mail is about, once at its top. */
export function MailHeading({ children }: { children: ReactNode }) {
  return (
    <h1 className="strong" style={styles.heading}>
      {children}
    </h1>
  );
}

/** One paragraph. */
export function MailText({ children }: { children: ReactNode }) {
  return (
    <p className="body" style={styles.text}>
      {children}
    </p>
  );
}

/** The thing to do. The address stands below in full, for those who cannot use the button or want to read it first. */
export function MailButton({ href, children }: { href: string; children: ReactNode }) {
  return (
    <>
      <p style={styles.action}>
        <Button className="button" href={href} style={styles.button}>
          {children}
        </Button>
      </p>
      <p className="quiet" style={styles.address}>
        <a className="quiet" dir="ltr" href={href} style={styles.addressLink}>
          {href}
        </a>
      </p>
    </>
  );
}

/** A one-time code, alone on its line, so that it is easy to read out, to copy and for phones to offer. */
export function MailCode({ children }: { children: string }) {
  return (
    <p className="code" dir="ltr" style={styles.code}>
      {children}
    </p>
  );
}
