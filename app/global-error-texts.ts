"use client";

import { isLocale, type Locale } from "@/lib/security/core/locales";

type Texts = { title: string; text: string; number: string; again: string };

/** What the very last page says. It stands outside of everything that reads catalogues, so it brings its few sentences along. */
export const globalErrorTexts: Record<Locale, Texts> = {
  en: {
    title: "Something went wrong",
    text: "It is our fault, not yours. Try again in a moment.",
    number: "Number",
    again: "Try again",
  },
  ar: {
    title: "حدث خطأ ما",
    text: "الخطأ من جانبنا وليس من جانبك. حاول مرة أخرى بعد لحظات.",
    number: "الرقم",
    again: "حاول مرة أخرى",
  },
  de: {
    title: "Etwas ist schiefgegangen",
    text: "Es liegt an uns, nicht an Ihnen. Versuchen Sie es gleich noch einmal.",
    number: "Nummer",
    again: "Noch einmal versuchen",
  },
  es: {
    title: "Algo ha salido mal",
    text: "Es culpa nuestra, no suya. Inténtelo de nuevo dentro de un momento.",
    number: "Número",
    again: "Volver a intentarlo",
  },
  fr: {
    title: "Une erreur s’est produite",
    text: "C’est notre faute, pas la vôtre. Réessayez dans un instant.",
    number: "Numéro",
    again: "Réessayer",
  },
  it: {
    title: "Qualcosa è andato storto",
    text: "La colpa è nostra, non sua. Riprovi tra un momento.",
    number: "Numero",
    again: "Riprova",
  },
  ja: {
    title: "問題が発生しました",
    text: "こちらの不具合によるものです。しばらくしてからもう一度お試しください。",
    number: "番号",
    again: "もう一度試す",
  },
  nl: {
    title: "Er is iets misgegaan",
    text: "Het ligt aan ons, niet aan u. Probeer het zo meteen opnieuw.",
    number: "Nummer",
    again: "Opnieuw proberen",
  },
  pl: {
    title: "Coś poszło nie tak",
    text: "To nasza wina, nie Twoja. Spróbuj ponownie za chwilę.",
    number: "Numer",
    again: "Spróbuj ponownie",
  },
  pt: {
    title: "Ocorreu um erro",
    text: "A culpa é nossa, não sua. Tente novamente dentro de momentos.",
    number: "Número",
    again: "Tentar novamente",
  },
  tr: {
    title: "Bir sorun oluştu",
    text: "Hata sizde değil, bizde. Birazdan yeniden deneyin.",
    number: "Numara",
    again: "Yeniden dene",
  },
  zh: {
    title: "出错了",
    text: "这是我们的问题，与您无关。请稍后再试。",
    number: "编号",
    again: "重试",
  },
};

/** The language of the page that broke; where that is not known any more, the first of the browser's that we have. */
export function languageOfBrowser(): Locale {
  const named = [document.documentElement.lang, ...navigator.languages].map((tag) => tag.split("-")[0] ?? "");
  return named.find(isLocale) ?? "en";
}
