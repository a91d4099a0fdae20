import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Popover, PopoverPlace } from "@/components/ui/popover";
import { ThemeChoice } from "./theme-choice";

/** Light, dark, or as the system has it. Not shown without JavaScript: the page follows the system then. */
export function ThemeSwitch() {
  const t = useTranslations("layout.theme");
  return (
    <PopoverPlace>
      <button
        type="button"
        popoverTarget="theme-menu"
        aria-label={t("label")}
        className={buttonClass({ variant: "ghost", size: "icon", className: "text-subtle noscript:hidden" })}
      >
        <Icon name="sun" className="hidden [.light_&]:block" />
        <Icon name="moon" className="hidden [.dark_&]:block" />
      </button>
      <Popover id="theme-menu" label={t("label")} className="[--popover-width:10rem]">
        <ThemeChoice theme="light" icon="sun">
          {t("light")}
        </ThemeChoice>
        <ThemeChoice theme="dark" icon="moon">
          {t("dark")}
        </ThemeChoice>
        <ThemeChoice theme="system" icon="monitor">
          {t("system")}
        </ThemeChoice>
      </Popover>
    </PopoverPlace>
  );
}
