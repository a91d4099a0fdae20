import { type Command, Option } from "commander";
import type { Language } from "@/lib/i18n/language";

/** Makes a program and its commands give help in a language, and leave what is wrong with a call to us. */
export function speakHelp(program: Command, language: Language): void {
  const t = language.texts("terminal.help");
  const titles: Record<string, string> = {
    "Usage:": t("titles.usage"),
    "Arguments:": t("titles.arguments"),
    "Options:": t("titles.options"),
    "Commands:": t("titles.commands"),
  };
  const describe = ({ description, argChoices }: { description: string; argChoices?: string[] }) =>
    [description, argChoices && t("choices", { choices: argChoices.map((choice) => `"${choice}"`).join(", ") })]
      .filter(Boolean)
      .join(" ");
  program
    .helpOption("-h, --help", t("help"))
    .helpCommand("help [command]", t("help"))
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      optionDescription: describe,
      argumentDescription: describe,
    })
    .configureOutput({ outputError: () => {} });
}

/** The option that every command has. */
export const jsonOption = (language: Language): Option =>
  new Option("--json", language.texts("terminal.common")("json"));
