declare module "spdx-satisfies" {
  /**
   * Whether one way of reading an SPDX expression needs no other licence than the approved ones.
   * @throws Error for what is no SPDX expression
   */
  function satisfies(expression: string, approved: readonly string[]): boolean;
  export = satisfies;
}
