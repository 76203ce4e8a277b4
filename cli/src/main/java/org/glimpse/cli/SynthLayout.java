package org.glimpse.cli;

import java.util.Locale;
import org.glimpse.video.VideoFormat;
import org.glimpse.video.corpus.CorpusWriter;

/** How the files of a synthetic corpus are laid out. */
enum SynthLayout {
  DFME,
  CASME2,
  SAMM,
  SMIC,
  CASME3,
  MMEW,
  VIDEO,
  CASME,
  FOUR_DME("4dme"),
  SAMM_LV("samm-lv"),
  CASME_SQ("casme-sq"),
  SMIC_HS_E("smic-hs-e");

  private final String id;

  SynthLayout() {
    this.id = name().toLowerCase(Locale.ROOT);
  }

  SynthLayout(String id) {
    this.id = id;
  }

  @Override
  public String toString() {
    return id;
  }

  CorpusWriter writer(VideoFormat codec) {
    return switch (this) {
      case DFME -> CorpusWriter.dfme();
      case CASME2 -> CorpusWriter.casme2();
      case SAMM -> CorpusWriter.samm();
      case SMIC -> CorpusWriter.smic();
      case CASME3 -> CorpusWriter.casme3();
      case MMEW -> CorpusWriter.mmew();
      case VIDEO -> CorpusWriter.videos(codec);
      case CASME -> CorpusWriter.casme();
      case FOUR_DME -> CorpusWriter.fourDme();
      case SAMM_LV -> CorpusWriter.sammLongVideos();
      case CASME_SQ -> CorpusWriter.casmeSquared();
      case SMIC_HS_E -> CorpusWriter.smicLong();
    };
  }
}
