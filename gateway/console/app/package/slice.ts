import type {
  PackageEntertainmentSliceFragment,
  PackageGamesSliceFragment,
  PackageMobilitySliceFragment,
  PackagePaySliceFragment,
  PackageTalkSliceFragment,
} from "../../../../schema/operations/typed-documents.js";

/** What one affiliate answered about one person. */
export type Slice =
  | PackageTalkSliceFragment
  | PackageMobilitySliceFragment
  | PackageGamesSliceFragment
  | PackageEntertainmentSliceFragment
  | PackagePaySliceFragment;

export type Grant = Slice["grants"][number];
export type Claim = Slice["claims"][number];
export type Why = Grant["reason"];
