package org.glimpse.model.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.model.weights.WeightsFormatException;

/** The subjects that a model was trained on, as they stand in the metadata of its file. */
final class TrainedSubjects {
  /** The name of the metadata: a JSON array of objects with {@code corpus} and {@code subject}. */
  static final String KEY = "glimpse.subjects";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CORPUS = "corpus";
  private static final String SUBJECT = "subject";

  private TrainedSubjects() {}

  static String text(Collection<SubjectId> subjects) throws JsonProcessingException {
    ArrayNode array = JSON.createArrayNode();
    for (SubjectId subject : new TreeSet<>(subjects)) {
      array.addObject().put(CORPUS, subject.corpus()).put(SUBJECT, subject.subject());
    }
    return JSON.writeValueAsString(array);
  }

  /** Empty where the file does not tell. */
  static SortedSet<SubjectId> of(Path file, Map<String, String> metadata)
      throws WeightsFormatException {
    SortedSet<SubjectId> subjects = new TreeSet<>();
    try {
      for (JsonNode node : JSON.readTree(metadata.getOrDefault(KEY, "[]"))) {
        subjects.add(new SubjectId(node.path(CORPUS).asText(), node.path(SUBJECT).asText()));
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new WeightsFormatException(
          file, "Its list of training subjects '" + KEY + "' cannot be read: " + e.getMessage());
    }
    return subjects;
  }
}
