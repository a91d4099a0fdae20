import type { IconName } from "./icon-names";

/**
 * A drawing beside words, in the colour of the text around; 24 pixels wide unless the class says otherwise. One element and a
 * mask of the style sheet (app/icons.css): it costs a page next to nothing, however many there are. Screen readers pass it by.
 */
export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return <span aria-hidden className={`icon icon-${name} ${className}`} />;
}
