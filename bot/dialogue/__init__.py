"""The dialogue: the only place that imports Rasa. Loading it takes seconds; import it late."""
