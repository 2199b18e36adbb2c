// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Paper/PaperPdf.h"

namespace onewindow::ui::samples {

/// A result on A4 with everything that may stand on one, a long name among it: the `number`th of
/// its terminal that day.
inline PaperSheet paper(int number = 7)
{
    PaperSheet made;
    made.headLeft = QStringLiteral("桓台县政务服务大厅");
    made.headRight = QStringLiteral("政务服务自助终端 03 号机");
    made.title = QStringLiteral("社会保险参保缴费证明");
    made.subtitle = QStringLiteral("编号：K1-20261130-%1").arg(number, 4, 10, QLatin1Char('0'));
    made.rows = {{QStringLiteral("姓名"), QStringLiteral("王秀英")},
                 {QStringLiteral("身份证号码"), QStringLiteral("11010519491231002X")},
                 {QStringLiteral("参保单位"),
                  QStringLiteral("桓台县某某某某某某某某某某某某某某某某某某某某某某有限公司")},
                 {QString(), QStringLiteral("出具单位：人社局    日期：2026-11-30")}};
    made.reasonsTitle = QStringLiteral("经核对，符合以下办理条件");
    made.reasons = {QStringLiteral("参保状态正常"), QStringLiteral("累计缴费满 12 个月")};
    made.issue = {QStringLiteral("市人力资源和社会保障局"), QStringLiteral("2026年11月30日")};
    made.code = QStringLiteral("https://hall-one.example.cn/d/OW1.") + QString(260, u'x') + u'.' +
                QString(86, u'y');
    made.codeCaption = QStringLiteral("扫码核验真伪");
    made.signatureTitle = QStringLiteral("本证明已由签发终端电子签名");
    made.signature = {{QStringLiteral("签发终端"), QStringLiteral("03 号机（kiosk-1）")},
                      {QStringLiteral("校验码"), QStringLiteral("K7PM-3QXD-9FWA")}};
    made.signatureNote = QStringLiteral("真伪以扫码核验的结果为准。");
    made.footLeft = QStringLiteral("由政务服务自助终端打印");
    made.pageWords = QStringLiteral("第 %1 页，共 %2 页");
    made.attachmentName = QStringLiteral("statement.txt");
    made.attachment = "OW1.abc.def";
    return made;
}

} // namespace onewindow::ui::samples
