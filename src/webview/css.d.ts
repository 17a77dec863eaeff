/** Styles go to their own file in the build. */
declare module '*.css';
