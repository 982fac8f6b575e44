// Style sheets come in as minified text.
declare module '*.css' {
  const text: string;
  export default text;
}
