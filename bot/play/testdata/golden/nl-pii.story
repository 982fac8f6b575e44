# Onnodige persoonsgegevens worden onleesbaar gemaakt.
> Mijn geld is niet teruggestort op NL91ABNA0417164300, ik had verwacht dat het binnen een week zou zijn
[done]
