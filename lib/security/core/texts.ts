/** Part of a catalogue: names → sentences or further names. */
export type PickedTexts = { [name: string]: string | PickedTexts };

/** The parts of a catalogue at these places (`auth.login`), each where it was. Throws where there is nothing. */
export function pickTexts(catalogue: PickedTexts, places: readonly string[]): PickedTexts {
  const known = picks.get(catalogue) ?? new Map<string, PickedTexts>();
  picks.set(catalogue, known);
  const name = places.join();
  const made = known.get(name) ?? pick(catalogue, places);
  known.set(name, made);
  return made;
}

/** Kept as long as their catalogue: pages ask for the same parts at every request. */
const picks = new WeakMap<PickedTexts, Map<string, PickedTexts>>();

function pick(catalogue: PickedTexts, places: readonly string[]): PickedTexts {
  let picked: PickedTexts = {};
  for (const place of places) {
    const names = place.split(".");
    let part: string | PickedTexts | undefined = catalogue;
    for (const name of names) part = typeof part === "object" ? part[name] : undefined;
    if (part === undefined) throw new Error(`The catalogue has nothing at ${place}.`);
    const [last = "", ...above] = names.reverse();
    picked = joinTexts(
      picked,
      above.reduce<PickedTexts>((inner, name) => ({ [name]: inner }), { [last]: part }),
    );
  }
  return picked;
}

/** Both parts as one; where they name the same text, the second counts. */
export function joinTexts(one: PickedTexts, other: PickedTexts): PickedTexts {
  const joined: PickedTexts = { ...one };
  for (const [name, value] of Object.entries(other)) {
    const before = joined[name];
    joined[name] = typeof value === "object" && typeof before === "object" ? joinTexts(before, value) : value;
  }
  return joined;
}
