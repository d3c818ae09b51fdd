/** The keys of a catalogue with texts of another language: none missing, none more. */
export type SameKeys<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string
    ? string
    : SameKeys<Catalogue[Key]>;
};
