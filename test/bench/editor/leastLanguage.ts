/** One that the editor colours as it does Python, by a grammar, and that the extension does not look at. */
export const LEAST_LANGUAGE = 'julia';
export const LEAST_SUFFIX = 'jl';
