import type { CommanderError } from "commander";
import type { Language } from "@/lib/i18n/language";
import { listOf } from "./print";

/** What is wrong with a call, in a language; null where help was printed in its place. Commander tells it in English only. */
export function misuseIn(language: Language, { code, message }: CommanderError): string | null {
  if (code === "commander.help") return null;
  return [sentenceOf(language, code, message), suggestionIn(language, message)].filter(Boolean).join("\n");
}

function sentenceOf(language: Language, code: string, message: string): string {
  const t = language.texts("terminal.misuse");
  const [first = "", second = ""] = [...message.matchAll(/'(.*?)'(?=[ .\n]|$)/g)].map(([, quoted]) => quoted);
  switch (code) {
    case "commander.missingArgument":
      return t("missingArgument", { name: first });
    case "commander.optionMissingArgument":
      return t("optionMissingArgument", { option: first });
    case "commander.missingMandatoryOptionValue":
      return t("missingMandatoryOptionValue", { option: first });
    case "commander.unknownOption":
      return t("unknownOption", { option: first });
    case "commander.unknownCommand":
      return t("unknownCommand", { name: first });
    case "commander.excessArguments":
      return t("excessArguments");
    case "commander.invalidArgument": {
      // "option '--x' argument 'y' is …", but "command-argument value 'y' is invalid for argument 'x'. …"
      const [name, value] = message.includes("error: option") ? [first, second] : [second, first];
      const reason = message.slice(message.lastIndexOf("'")).replace(/^'(?: is invalid)?\. /, "");
      const choices = /^Allowed choices are (.*)\.$/.exec(reason)?.[1];
      if (choices === undefined) return t("invalidArgument", { name, value, reason });
      return t("invalidChoice", { name, value, choices: listOf(language, choices.split(", ")) });
    }
    default:
      return message;
  }
}

function suggestionIn(language: Language, message: string): string | null {
  const names = /\(Did you mean (?:one of )?(.*)\?\)$/.exec(message)?.[1];
  if (names === undefined) return null;
  return language.texts("terminal.misuse")("didYouMean", { names: listOf(language, names.split(", ")) });
}
