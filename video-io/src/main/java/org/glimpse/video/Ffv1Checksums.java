package org.glimpse.video;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * Verifies the checksums of FFV1 slices, because FFmpeg's decoder finds a wrong one and shows the
 * slice of the frame before instead, without an error.
 *
 * <p>A slice ends with its length (3 bytes), a status byte and a CRC-32 over all of it. Whether
 * there are checksums stands deep in the stream's header; here a stream has them once one is right.
 *
 * <p>Source: M. Niedermayer, D. Rice, J. Martinez, RFC 9043: FFV1 Video Coding Format, 2021,
 * section 4.9.
 */
final class Ffv1Checksums {
  private static final int FOOTER = 8;

  private final IntPointer table = avutil.av_crc_get_table(avutil.AV_CRC_32_IEEE);
  private boolean known;

  /** Whether a stream may have slices with checksums: version 3, which brings a header. */
  static boolean possible(AVCodecParameters parameters) {
    return parameters.codec_id() == avcodec.AV_CODEC_ID_FFV1 && parameters.extradata_size() > 0;
  }

  /** Whether a checksum says that the packet is damaged. */
  boolean isDamaged(AVPacket packet) {
    BytePointer data = packet.data();
    int end = packet.size();
    boolean right = false;
    boolean wrong = false;
    while (end >= FOOTER) {
      int at = end - FOOTER;
      int high = data.get(at) & 0xff;
      int middle = data.get(at + 1) & 0xff;
      int low = data.get(at + 2) & 0xff;
      int length = (high << (2 * Byte.SIZE)) + (middle << Byte.SIZE) + low;
      int start = at - length;
      if (start < 0) {
        break;
      }
      data.position(start);
      boolean agrees = avutil.av_crc(table, 0, data, end - start) == 0;
      data.position(0);
      right |= agrees;
      wrong |= !agrees;
      end = start;
    }
    known |= right;
    return known && (wrong || end != 0);
  }
}
