"""Where rules come from, in short."""

HALADYNA = "Haladyna, Downing and Rodriguez 2002"
TARRANT = "Tarrant et al. 2006"
WOZNIAK = "Wozniak, Twenty rules of formulating knowledge"
MATUSCHAK = "Matuschak, How to write good prompts"
NEWSQUIZQA = "Lelkes et al. 2021, writing rules of NewsQuizQA"
