<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AcceptField</name>
    <message>
        <source>%1（选填）</source>
        <translation>%1 (optional)</translation>
    </message>
    <message>
        <source>删去</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>删去：%1</source>
        <translation>Remove: %1</translation>
    </message>
    <message>
        <source>添加：%1</source>
        <translation>Add: %1</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Please choose</translation>
    </message>
    <message>
        <source>请选省份</source>
        <translation>Choose a province</translation>
    </message>
    <message>
        <source>%1，后四位</source>
        <translation>%1, last four digits</translation>
    </message>
    <message>
        <source>后四位</source>
        <translation>Last four</translation>
    </message>
</context>
<context>
    <name>AcceptFiled</name>
    <message>
        <source>纸上的内容</source>
        <translation>What the paper says</translation>
    </message>
</context>
<context>
    <name>AcceptFormView</name>
    <message>
        <source>这件事没有要填的内容：核对材料后就可以受理</source>
        <translation>There is nothing to fill in: check the materials, then accept</translation>
    </message>
</context>
<context>
    <name>AcceptPage</name>
    <message>
        <source>内容已遮住，等身份证放回</source>
        <translation>Hidden until the ID card is back</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>一次性告知</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <source>录入申请人</source>
        <translation>Enter person</translation>
    </message>
    <message>
        <source>告知承诺</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>去填表</source>
        <translation>To the form</translation>
    </message>
    <message>
        <source>去材料</source>
        <translation>To materials</translation>
    </message>
    <message>
        <source>再打一张</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>下一件</source>
        <translation>Next case</translation>
    </message>
    <message>
        <source>重新开始</source>
        <translation>Start over</translation>
    </message>
    <message>
        <source>请读给申请人听，征得同意</source>
        <translation>Read this to the citizen and ask for consent</translation>
    </message>
    <message>
        <source>申请人同意查询</source>
        <translation>The citizen agrees</translation>
    </message>
    <message>
        <source>不同意，收纸质材料</source>
        <translation>No, take it on paper</translation>
    </message>
    <message>
        <source>请读给申请人听：告知承诺</source>
        <translation>Read this to the citizen: the promise</translation>
    </message>
    <message>
        <source>申请人承诺</source>
        <translation>The citizen promises</translation>
    </message>
    <message>
        <source>不承诺，交材料</source>
        <translation>No promise, hand in the material</translation>
    </message>
    <message>
        <source>申请人怎么签字？</source>
        <translation>How did the citizen sign?</translation>
    </message>
    <message>
        <source>受理这件事？</source>
        <translation>Accept this case?</translation>
    </message>
    <message>
        <source>一次性告知申请人？</source>
        <translation>Tell the citizen what is missing?</translation>
    </message>
    <message>
        <source>材料齐全、符合法定形式的才受理；受理后开始计算承诺期限</source>
        <translation>Accept only what is complete and in due form; the promised time runs from now on</translation>
    </message>
    <message>
        <source>会把缺的全部列出并打印，请和申请人一起看一遍，不要漏项</source>
        <translation>All that is missing is listed and printed. Go through it with the citizen, so that nothing is left out</translation>
    </message>
    <message>
        <source>受理并打印通知书</source>
        <translation>Accept and print the notice</translation>
    </message>
    <message>
        <source>打印告知书</source>
        <translation>Print what is missing</translation>
    </message>
    <message>
        <source>不办这件了？</source>
        <translation>Give this case up?</translation>
    </message>
    <message>
        <source>填写的内容会清空，申请人不变</source>
        <translation>What was filled in is cleared; the person stays</translation>
    </message>
    <message>
        <source>清空，重新开始</source>
        <translation>Clear and start over</translation>
    </message>
</context>
<context>
    <name>AcceptPersonDialog</name>
    <message>
        <source>照证件录入申请人</source>
        <translation>Enter the person from a document</translation>
    </message>
    <message>
        <source>请核对证件原件和本人。会记录是您核对的；没有读卡，不查询部门数据，要收纸质材料</source>
        <translation>Compare the original document with the person. It is recorded that you did. Without a card read no department is asked, and paper is needed</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>已核对，录入</source>
        <translation>Checked, enter</translation>
    </message>
</context>
<context>
    <name>AcceptSide</name>
    <message>
        <source>材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>%1（可以不交）</source>
        <translation>%1 (not required)</translation>
    </message>
    <message>
        <source>还没有核对</source>
        <translation>Not checked yet</translation>
    </message>
    <message>
        <source>拍摄</source>
        <translation>Scan</translation>
    </message>
    <message numerus="yes">
        <source>%n 页</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>拍摄：%1</source>
        <translation>Scan: %1</translation>
    </message>
    <message>
        <source>告知承诺</source>
        <translation>Promise instead of paper</translation>
    </message>
    <message>
        <source>申请人已承诺</source>
        <translation>The citizen has promised</translation>
    </message>
    <message>
        <source>申请人不承诺</source>
        <translation>The citizen does not promise</translation>
    </message>
    <message>
        <source>申请人签字</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>还没有签字</source>
        <translation>Not signed yet</translation>
    </message>
    <message>
        <source>签字板</source>
        <translation>Signing pad</translation>
    </message>
    <message>
        <source>打开签字板</source>
        <translation>Open the signing pad</translation>
    </message>
    <message>
        <source>申请人的签字</source>
        <translation>The citizen’s signature</translation>
    </message>
</context>
<context>
    <name>AcceptSignDialog</name>
    <message>
        <source>请申请人签字</source>
        <translation>The citizen signs here</translation>
    </message>
    <message>
        <source>签字表示填写的内容属实</source>
        <translation>The signature says that what is filled in is true</translation>
    </message>
    <message>
        <source>申请人签字</source>
        <translation>Signature of the citizen</translation>
    </message>
    <message>
        <source>请在线上签名</source>
        <translation>Please sign on the line</translation>
    </message>
    <message>
        <source>用这个签字</source>
        <translation>Use this signature</translation>
    </message>
    <message>
        <source>清除重写</source>
        <translation>Clear and sign again</translation>
    </message>
</context>
<context>
    <name>AcceptSlipTexts</name>
    <message>
        <source>临时编号</source>
        <translation>Provisional number</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>临时编号可以用来查询，正式编号扫码可见。</source>
        <translation>You can ask by the provisional number; the code shows the official one.</translation>
    </message>
    <message>
        <source>扫码查看办理进度</source>
        <translation>Scan to follow your case</translation>
    </message>
    <message>
        <source>受理通知书</source>
        <translation>Notice of Acceptance</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>已当场批准</source>
        <translation>Approved on the spot</translation>
    </message>
    <message>
        <source>承诺办结</source>
        <translation>Decided by</translation>
    </message>
    <message>
        <source>应缴费用</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>收到的材料</source>
        <translation>What was received</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <extracomment>A material, and how it is there.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>一次性告知书</source>
        <translation>What Is Missing</translation>
    </message>
    <message>
        <source>请一次补齐下列内容：</source>
        <translation>Please bring all of this at once:</translation>
    </message>
    <message>
        <source>带齐后请再来窗口办理。这次没有收件，填写的内容没有保留。</source>
        <translation>Please come again with all of it. Nothing was filed this time, and what was filled in is not kept.</translation>
    </message>
    <message>
        <source>已经填写和收下的都保留着。带齐后到任一综合窗口，报编号或出示证件即可接着办，不用从头再来。</source>
        <translation>What was filled in and handed in is kept. With the rest, come to any general window and say the number or show your ID: it goes on from here.</translation>
    </message>
    <message>
        <source>咨询电话</source>
        <translation>Questions</translation>
    </message>
</context>
<context>
    <name>AcceptStart</name>
    <message>
        <source>输入业务名称、拼音或首字母</source>
        <translation>Name of the matter, pinyin or initials</translation>
    </message>
    <message>
        <source>没有找到，请换个说法</source>
        <translation>Nothing found; try other words</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>请把申请人的身份证放在本窗口的阅读器上；没带身份证的，核对其他有效证件后按 F3 录入</source>
        <translation>Lay the citizen&apos;s ID card on this window&apos;s reader. Without the card: check another valid document, then press F3</translation>
    </message>
    <message>
        <source>正在向部门查询，请稍等</source>
        <translation>Asking the departments, one moment</translation>
    </message>
    <message>
        <source>从左边选要办的事，按回车打开</source>
        <translation>Choose the matter on the left and press Enter</translation>
    </message>
</context>
<context>
    <name>ActionRow</name>
    <message>
        <source>下一位</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>重呼</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>开始办理</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>转移</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>恢复叫号</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>关闭窗口</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>找回号票</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>开放窗口</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Suspend</translation>
    </message>
    <message>
        <source>叫回挂起</source>
        <translation>Call back</translation>
    </message>
</context>
<context>
    <name>AppointmentCard</name>
    <message>
        <source>预约的二维码</source>
        <translation>QR code of the appointment</translation>
    </message>
    <message>
        <source>扫码存入手机日历</source>
        <translation>Scan with your phone</translation>
    </message>
</context>
<context>
    <name>AppointmentPage</name>
    <message>
        <source>查看号码</source>
        <translation>Show my number</translation>
    </message>
    <message>
        <source>签到取号</source>
        <translation>Check in</translation>
    </message>
    <message>
        <source>办理区域</source>
        <translation>Where to go</translation>
    </message>
    <message>
        <source>改约时间</source>
        <translation>Change the time</translation>
    </message>
    <message>
        <source>取消预约</source>
        <translation>Cancel appointment</translation>
    </message>
    <message>
        <source>打印预约单</source>
        <translation>Print a slip</translation>
    </message>
    <message>
        <source>存入手机日历</source>
        <translation>To my phone</translation>
    </message>
</context>
<context>
    <name>AppointmentTexts</name>
    <message>
        <source>今天 · %1</source>
        <translation>Today · %1</translation>
    </message>
    <message>
        <source>明天 · %1</source>
        <translation>Tomorrow · %1</translation>
    </message>
    <message>
        <source>M月d日 ddd</source>
        <extracomment>A day of an appointment: month, day, day of the week, as QLocale::toString() takes it.</extracomment>
        <translation>ddd d MMM</translation>
    </message>
    <message>
        <source>名额充足</source>
        <translation>many places left</translation>
    </message>
    <message numerus="yes">
        <source>余 %n 个名额</source>
        <comment>places left</comment>
        <translation>
            <numerusform>%n place left</numerusform>
            <numerusform>%n places left</numerusform>
        </translation>
    </message>
    <message>
        <source>已签到</source>
        <translation>Checked in</translation>
    </message>
    <message>
        <source>已签到 %1</source>
        <translation>Checked in: %1</translation>
    </message>
    <message>
        <source>已预约</source>
        <translation>Booked</translation>
    </message>
    <message>
        <source>现在可签到</source>
        <translation>Check in now</translation>
    </message>
    <message>
        <source>已过签到时间</source>
        <translation>Too late to check in</translation>
    </message>
    <message>
        <source>大厅提前结束，可改约</source>
        <translation>Closes early, can change</translation>
    </message>
</context>
<context>
    <name>AskDayPage</name>
    <message>
        <source>%1 %2</source>
        <extracomment>A day and its day of the week.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>早一年</source>
        <translation>One year earlier</translation>
    </message>
    <message>
        <source>晚一年</source>
        <translation>One year later</translation>
    </message>
    <message>
        <source>早一个月</source>
        <translation>One month earlier</translation>
    </message>
    <message>
        <source>晚一个月</source>
        <translation>One month later</translation>
    </message>
    <message>
        <source>早一天</source>
        <translation>One day earlier</translation>
    </message>
    <message>
        <source>晚一天</source>
        <translation>One day later</translation>
    </message>
</context>
<context>
    <name>AskDialog</name>
    <message>
        <source>呼叫谁？</source>
        <translation>Whom to call?</translation>
    </message>
    <message>
        <source>什么事？</source>
        <translation>What about?</translation>
    </message>
    <message>
        <source>怎么答复？</source>
        <translation>What do you answer?</translation>
    </message>
</context>
<context>
    <name>AskElderPage</name>
    <message>
        <source>要使用长者版吗？</source>
        <translation>Use large type?</translation>
    </message>
    <message>
        <source>字更大，按钮更大，操作时间更长。</source>
        <translation>Larger type, larger buttons, more time.</translation>
    </message>
    <message>
        <source>使用长者版</source>
        <translation>Use large type</translation>
    </message>
    <message>
        <source>不用，继续</source>
        <translation>No, go on</translation>
    </message>
    <message>
        <source>大</source>
        <extracomment>A sample of the type: the character &quot;large&quot;.</extracomment>
        <translation>Aa</translation>
    </message>
</context>
<context>
    <name>BlankForm</name>
    <message>
        <source>、</source>
        <extracomment>Between the last of several answers, and the others: any of them.</extracomment>
        <translation>, </translation>
    </message>
    <message>
        <source>符合条件的人填写，不清楚请问工作人员</source>
        <translation>For those it applies to. If in doubt, ask staff</translation>
    </message>
    <message>
        <source>如填写了“%1”，请填写</source>
        <translation>If you filled in “%1”</translation>
    </message>
    <message>
        <source>如“%1”为“%2”，请填写</source>
        <translation>If “%1” is “%2”</translation>
    </message>
    <message>
        <source>如“%1”不是“%2”，请填写</source>
        <translation>If “%1” is not “%2”</translation>
    </message>
    <message>
        <source>如“%1”小于 %2，请填写</source>
        <translation>If “%1” is less than %2</translation>
    </message>
    <message>
        <source>如“%1”不超过 %2，请填写</source>
        <translation>If “%1” is %2 or less</translation>
    </message>
    <message>
        <source>如“%1”达到 %2，请填写</source>
        <translation>If “%1” is %2 or more</translation>
    </message>
    <message>
        <source>如“%1”超过 %2，请填写</source>
        <translation>If “%1” is more than %2</translation>
    </message>
    <message>
        <source>如“%1”以 %2 开头，请填写</source>
        <translation>If “%1” begins with %2</translation>
    </message>
    <message>
        <source>%1 到 %2</source>
        <extracomment>The least and the most that a number may be.</extracomment>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>不小于 %1</source>
        <translation>%1 or more</translation>
    </message>
    <message>
        <source>不大于 %1</source>
        <translation>%1 or less</translation>
    </message>
    <message>
        <source>选填</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>__________ 年 ______ 月 ______ 日</source>
        <extracomment>Room for a day written by hand: its year, month and day.</extracomment>
        <translation>Year ________  Month ______  Day ______</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <extracomment>What is asked for, and its unit.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source> / </source>
        <extracomment>Between the answers of which one is written down.</extracomment>
        <translation> / </translation>
    </message>
    <message>
        <source>%1（续）</source>
        <extracomment>A table that goes on, with other columns.</extracomment>
        <translation>%1 (continued)</translation>
    </message>
    <message numerus="yes">
        <source>最多 %n 条，一行一条</source>
        <translation>
            <numerusform>At most %n, on a line of its own</numerusform>
            <numerusform>At most %n, a line each</numerusform>
        </translation>
    </message>
    <message>
        <source>行数不够，请另附纸</source>
        <translation>If you need more lines, add a sheet</translation>
    </message>
    <message>
        <source>随表提交的材料</source>
        <translation>To bring with the form</translation>
    </message>
    <message>
        <source>%1：部门共享，同意查询后不用带</source>
        <translation>%1: shared by the department, need not be brought if you agree</translation>
    </message>
    <message>
        <source>不用带材料。</source>
        <translation>Nothing has to be brought.</translation>
    </message>
    <message>
        <source>告知承诺</source>
        <translation>Notice and commitment</translation>
    </message>
    <message>
        <source>我已读懂以上内容，自愿承诺</source>
        <translation>I have understood this and make the commitment of my own will</translation>
    </message>
    <message>
        <source>我不承诺，按要求提交材料</source>
        <translation>I make no commitment and hand in the materials</translation>
    </message>
    <message>
        <source>Noto Sans CJK SC</source>
        <extracomment>The fonts whose forms of the characters this language writes: of Chinese ones, SC, TC or HK.</extracomment>
        <translation>Noto Sans CJK SC</translation>
    </message>
    <message>
        <source>Noto Serif CJK SC</source>
        <translation>Noto Serif CJK SC</translation>
    </message>
    <message>
        <source>申请表（空白）</source>
        <translation>Application form (blank)</translation>
    </message>
    <message>
        <source>由政务服务自助终端打印</source>
        <translation>Printed by a government service terminal</translation>
    </message>
    <message>
        <source>第 %1 页 共 %2 页</source>
        <extracomment>%1 is this page, %2 how many there are.</extracomment>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>请用黑色签字笔填写，选项在方框内打勾。填好后和材料一起交到窗口。</source>
        <translation>Please use a black pen and tick the boxes. Hand the form in at the window, with the materials.</translation>
    </message>
    <message>
        <source>我保证以上所填内容和提交的材料真实、准确。</source>
        <translation>What is filled in above and what I hand in is true and correct.</translation>
    </message>
    <message>
        <source>申请人签名：____________________   日期：________ 年 ____ 月 ____ 日</source>
        <extracomment>Room for a signature and for the day, as of BlankForm&apos;s other days.</extracomment>
        <translation>Signature: ____________________   Date: year ________  month ____  day ____</translation>
    </message>
</context>
<context>
    <name>BookedPage</name>
    <message>
        <source>改约成功，请记下时间</source>
        <translation>Changed. Please note the time</translation>
    </message>
    <message>
        <source>预约成功，请记下时间</source>
        <translation>Booked. Please note the time</translation>
    </message>
    <message>
        <source>完成（%1）</source>
        <translation>Done (%1)</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>我需要更多时间</source>
        <translation>I need more time</translation>
    </message>
    <message>
        <source>请取走您的身份证</source>
        <translation>Please take your ID card</translation>
    </message>
    <message>
        <source>办理区域</source>
        <translation>Where to go</translation>
    </message>
    <message>
        <source>打印预约单</source>
        <translation>Print a slip</translation>
    </message>
    <message>
        <source>存入手机日历</source>
        <translation>To my phone</translation>
    </message>
</context>
<context>
    <name>BookingDaysPage</name>
    <message>
        <source>近期没有可预约的时间</source>
        <translation>No times can be booked now</translation>
    </message>
    <message>
        <source>请选择日期</source>
        <translation>Choose a day</translation>
    </message>
    <message>
        <source>过一会儿可能有新的名额。今天要办，可以回首页取号。</source>
        <translation>New places may come up later. For today, take a number on the home page.</translation>
    </message>
    <message>
        <source>呼叫工作人员</source>
        <translation>Call staff</translation>
    </message>
</context>
<context>
    <name>BookingNewsPage</name>
    <message>
        <source>%1（%2）</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>查看我的预约</source>
        <translation>My appointments</translation>
    </message>
    <message>
        <source>呼叫工作人员</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>BookingPage</name>
    <message>
        <source>请核对新的时间</source>
        <translation>Check the new time</translation>
    </message>
    <message>
        <source>请核对后预约</source>
        <translation>Check and book</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>确认改约</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>确认预约</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>办理区域</source>
        <translation>Where to go</translation>
    </message>
    <message>
        <source>看其余材料</source>
        <translation>More to bring</translation>
    </message>
</context>
<context>
    <name>BookingPhonePage</name>
    <message>
        <source>请用手机相机扫码</source>
        <translation>Scan with your phone camera</translation>
    </message>
    <message>
        <source>存入手机日历：%1 %2</source>
        <translation>To your calendar: %1 %2</translation>
    </message>
    <message>
        <source>预约的二维码</source>
        <translation>QR code of the appointment</translation>
    </message>
</context>
<context>
    <name>BookingTimesPage</name>
    <message>
        <source>%1，请选择时间</source>
        <translation>%1: choose a time</translation>
    </message>
</context>
<context>
    <name>CandidateRow</name>
    <message>
        <source>前面的字词</source>
        <translation>Words before</translation>
    </message>
    <message>
        <source>后面的字词</source>
        <translation>More words</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>请把身份证放在本窗口的阅读器上，拿走后这一页自动清空</source>
        <translation>Lay the ID card on this window&apos;s reader; the page is emptied when it is taken</translation>
    </message>
    <message>
        <source>今天的号码</source>
        <translation>Numbers today</translation>
    </message>
    <message>
        <source>今天的预约</source>
        <translation>Appointments today</translation>
    </message>
    <message>
        <source>办件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>看完了，清空</source>
        <translation>Done, clear</translation>
    </message>
    <message>
        <source>为什么先叫这一位？会留下记录</source>
        <translation>Why is this one called first? It is recorded</translation>
    </message>
    <message>
        <source>受理事项</source>
        <translation>Accept a case</translation>
    </message>
</context>
<context>
    <name>CaseDeskPage</name>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>填报内容</source>
        <translation>What was filed</translation>
    </message>
    <message>
        <source>从左边选一件，按回车打开。打开会留下记录</source>
        <translation>Choose one on the left and press Enter. That you read it is recorded.</translation>
    </message>
    <message>
        <source>正在读取</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>办理情况</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>一次性告知</source>
        <translation>Ask for more</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>批准</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>不予批准</source>
        <translation>Reject</translation>
    </message>
    <message>
        <source>收款</source>
        <translation>Take the fee</translation>
    </message>
    <message>
        <source>其他步骤</source>
        <translation>Other steps</translation>
    </message>
    <message>
        <source>下一步是什么？特殊程序期间不计算承诺期限</source>
        <translation>What is next? The promised limit does not run during a special procedure</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Pictures</translation>
    </message>
    <message>
        <source>照片 %1 张</source>
        <translation>Pictures: %1</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>批准这个办件？</source>
        <translation>Approve this case?</translation>
    </message>
    <message>
        <source>受理这个办件？</source>
        <translation>Accept this case?</translation>
    </message>
    <message>
        <source>批准后申请人马上能看到，不能撤回</source>
        <translation>The applicant sees it at once. It cannot be taken back.</translation>
    </message>
    <message>
        <source>材料齐全、符合法定形式的才受理；受理后开始计算承诺期限</source>
        <translation>Accept what is complete and in due form. The time limit runs from then.</translation>
    </message>
    <message>
        <source>为什么不予批准？申请人会看到，不能撤回</source>
        <translation>Why is it rejected? The applicant sees it. It cannot be taken back.</translation>
    </message>
    <message>
        <source>为什么不予受理？申请人会看到，不能撤回</source>
        <translation>Why is it refused? The applicant sees it. It cannot be taken back.</translation>
    </message>
    <message>
        <source>只看哪个部门的？</source>
        <translation>Show whose cases alone?</translation>
    </message>
    <message>
        <source>补交材料</source>
        <translation>Scan pages</translation>
    </message>
    <message>
        <source>拍摄哪一份材料？</source>
        <translation>Scan which material?</translation>
    </message>
</context>
<context>
    <name>CaseLines</name>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>个人信息已按规定删除，内容不再显示</source>
        <translation>The personal details were erased, and nothing is shown any more</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>（手工输入，请核对证件）</source>
        <translation> (typed; check the ID card)</translation>
    </message>
    <message>
        <source>签名</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>手写签名</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>不便书写，按键确认</source>
        <translation>Cannot write; confirmed by a button</translation>
    </message>
    <message>
        <source>告知承诺</source>
        <translation>Commitment</translation>
    </message>
    <message>
        <source>已作承诺</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>无记录</source>
        <translation>No record</translation>
    </message>
    <message>
        <source>符合</source>
        <translation>Holds</translation>
    </message>
    <message>
        <source>不符合</source>
        <translation>Does not hold</translation>
    </message>
    <message>
        <source>不能判断</source>
        <translation>Cannot be told</translation>
    </message>
    <message>
        <source>%1 · 第 %2 页</source>
        <translation>%1 · page %2</translation>
    </message>
    <message numerus="yes">
        <source>已拍照 %n 页</source>
        <translation>
            <numerusform>%n page photographed</numerusform>
            <numerusform>%n pages photographed</numerusform>
        </translation>
    </message>
    <message>
        <source>部门共享</source>
        <translation>From the department</translation>
    </message>
    <message>
        <source>由告知承诺代替</source>
        <translation>Replaced by the commitment</translation>
    </message>
    <message>
        <source>要核对原件</source>
        <translation>See the original</translation>
    </message>
    <message>
        <source>可以不交</source>
        <translation>Not required</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>在纸上签字</source>
        <translation>Signed on paper</translation>
    </message>
    <message>
        <source>窗口收件</source>
        <translation>Taken in at a window</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <extracomment>%1 is an account, %2 the machine they sit at.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>CaseNumberCard</name>
    <message>
        <source>办件的二维码</source>
        <translation>QR code of your case</translation>
    </message>
    <message>
        <source>扫码看进度</source>
        <translation>Scan to follow it</translation>
    </message>
</context>
<context>
    <name>ChoiceGrid</name>
    <message>
        <source>上一页</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>上一页选项</source>
        <extracomment>What a screen reader says: the page may have a button of that name too.</extracomment>
        <translation>Previous choices</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <extracomment>Page 1 of 3</extracomment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>下一页选项</source>
        <extracomment>What a screen reader says: the page may have a button of that name too.</extracomment>
        <translation>Next choices</translation>
    </message>
</context>
<context>
    <name>ClassPage</name>
    <message>
        <source>请选择取号类别</source>
        <translation>Choose a queue class</translation>
    </message>
    <message>
        <source>办理时请向工作人员出示相应证件。</source>
        <translation>Please show the clerk your document.</translation>
    </message>
</context>
<context>
    <name>ClassText</name>
    <message>
        <source>普通</source>
        <translation>Ordinary</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>老年人</source>
        <translation>Elderly</translation>
    </message>
    <message>
        <source>重病患者</source>
        <translation>Seriously ill</translation>
    </message>
    <message>
        <source>孕晚期</source>
        <translation>Late pregnancy</translation>
    </message>
    <message>
        <source>残疾人</source>
        <translation>With a disability</translation>
    </message>
    <message>
        <source>残疾军人</source>
        <translation>Disabled veteran</translation>
    </message>
    <message>
        <source>烈士遗属</source>
        <translation>Martyr&apos;s family</translation>
    </message>
    <message>
        <source>消防救援人员</source>
        <translation>Fire and rescue</translation>
    </message>
    <message>
        <source>现役和退役军人</source>
        <translation>Military, veterans</translation>
    </message>
</context>
<context>
    <name>ConfirmPage</name>
    <message>
        <source>%1 · 请核对后取号</source>
        <translation>%1 · please check, then take a number</translation>
    </message>
    <message>
        <source>确认取号</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>取号类别：%1</source>
        <translation>Class: %1</translation>
    </message>
    <message>
        <source>看其余材料</source>
        <translation>More to bring</translation>
    </message>
    <message>
        <source>重病、孕晚期等可优先</source>
        <translation>Priority for illness, pregnancy</translation>
    </message>
    <message>
        <source>现在就在本机办理</source>
        <translation>Do it here now</translation>
    </message>
    <message>
        <source>预约其他时间</source>
        <translation>Book a time</translation>
    </message>
    <message>
        <source>再加一件事</source>
        <translation>Add another matter</translation>
    </message>
    <message>
        <source>几件事，取一个号</source>
        <translation>several matters, one number</translation>
    </message>
    <message>
        <source>去掉一件事</source>
        <translation>Remove a matter</translation>
    </message>
    <message>
        <source>先到这里办理</source>
        <translation>Go here first</translation>
    </message>
    <message>
        <source>办理区域</source>
        <translation>Area</translation>
    </message>
</context>
<context>
    <name>CountdownPage</name>
    <message>
        <source>您还在使用吗？</source>
        <translation>Are you still here?</translation>
    </message>
    <message>
        <source>为了保护您的信息，时间到后将自动结束并回到首页。</source>
        <translation>To protect your data, the session ends when the time is up.</translation>
    </message>
    <message>
        <source>我需要更多时间</source>
        <translation>I need more time</translation>
    </message>
    <message>
        <source>结束使用</source>
        <translation>End now</translation>
    </message>
    <message numerus="yes">
        <source>还剩 %n 秒</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message>
        <source>秒后结束</source>
        <translation>seconds left</translation>
    </message>
</context>
<context>
    <name>CounterTexts</name>
    <message>
        <source>现在没有人等候</source>
        <translation>Nobody waits now</translation>
    </message>
    <message>
        <source>窗口还没有开放，请先开放窗口或恢复叫号</source>
        <translation>The window is not open: open it or resume first</translation>
    </message>
    <message>
        <source>情况刚刚变了，请看一下当前号码再操作</source>
        <translation>Things have just changed: please look at the current number first</translation>
    </message>
    <message>
        <source>已超过可撤销的时间</source>
        <translation>Too late to undo</translation>
    </message>
    <message>
        <source>密码错误次数过多，请稍候再试</source>
        <translation>Too many wrong passwords: please try again later</translation>
    </message>
    <message>
        <source>大厅服务器没有回应，这一步可能没有成功，请看清状态再操作</source>
        <translation>The hall does not answer: this step may not have happened, please check</translation>
    </message>
    <message>
        <source>您的账号不能做这一步</source>
        <translation>Your account may not do this</translation>
    </message>
    <message>
        <source>没有找到，可能已经办结或取消</source>
        <translation>Not found: it may be finished or cancelled</translation>
    </message>
    <message>
        <source>没有成功，请再试一次；仍不行请联系技术人员</source>
        <translation>It did not work: try again, or call a technician</translation>
    </message>
    <message>
        <source>打印纸快用完</source>
        <translation>printer paper low</translation>
    </message>
    <message>
        <source>打印机缺纸</source>
        <translation>printer out of paper</translation>
    </message>
    <message>
        <source>打印机盖没关</source>
        <translation>printer cover open</translation>
    </message>
    <message>
        <source>打印机卡纸</source>
        <translation>printer jammed</translation>
    </message>
    <message>
        <source>打印机没有连接</source>
        <translation>printer not connected</translation>
    </message>
    <message>
        <source>打印机故障</source>
        <translation>Printer faults</translation>
    </message>
    <message>
        <source>身份证阅读器不能用</source>
        <translation>card reader out of service</translation>
    </message>
    <message>
        <source>扫码器不能用</source>
        <translation>scanner out of service</translation>
    </message>
    <message>
        <source>大厅服务器刚刚恢复过数据，还不能办理，请联系技术人员</source>
        <translation>The hall&apos;s server was just restored and cannot serve yet. Please call a technician</translation>
    </message>
    <message>
        <source>大厅服务器今天恢复过数据，服务台今天不能取号，请用自助机取号</source>
        <translation>The hall&apos;s server was restored today: reception gives out no numbers today. Please use a terminal</translation>
    </message>
    <message>
        <source>账号、密码或动态码不对，请重新输入</source>
        <translation>Wrong account, password or code: please try again</translation>
    </message>
    <message>
        <source>长时间没有操作，登录已自动结束，请重新登录。窗口和号码都还在</source>
        <translation>Signed out after a long time without work: please sign in again. Window and numbers are still there</translation>
    </message>
    <message>
        <source>登录已到最长时间，请重新登录。窗口和号码都还在</source>
        <translation>The session has reached its longest time: please sign in again. Window and numbers are still there</translation>
    </message>
    <message>
        <source>账号已停用，或密码、权限已更改，请重新登录；登录不上请联系管理员</source>
        <translation>The account was locked, or its password or roles changed: please sign in again, or ask an administrator</translation>
    </message>
    <message>
        <source>登录已结束，请重新登录。窗口和号码都还在</source>
        <translation>The session has ended: please sign in again. Window and numbers are still there</translation>
    </message>
    <message>
        <source>新密码里不要有账号，请换一个</source>
        <translation>The new password must not contain the account: choose another</translation>
    </message>
    <message>
        <source>新密码太容易猜到，请换一个</source>
        <translation>The new password is too easy to guess: choose another</translation>
    </message>
    <message>
        <source>新密码和原密码一样，请换一个</source>
        <translation>The new password is the old one: choose another</translation>
    </message>
    <message>
        <source>新密码太长，请换一个</source>
        <translation>The new password is too long: choose another</translation>
    </message>
    <message>
        <source>新密码太短，至少要 10 个字符</source>
        <translation>The new password is too short: at least 10 characters</translation>
    </message>
    <message>
        <source>刚刚叫过，请稍等几秒再重呼</source>
        <translation>Called a moment ago: wait a few seconds before recalling</translation>
    </message>
    <message>
        <source>同事还在登录中，请由值班主任接管，或请同事先关闭窗口</source>
        <translation>The colleague is still signed in: ask the manager to take over, or the colleague to close the window</translation>
    </message>
    <message>
        <source>%1 分</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>短暂离开</source>
        <translation>Away for a moment</translation>
    </message>
    <message>
        <source>午间休息</source>
        <translation>Lunch break</translation>
    </message>
    <message>
        <source>核对材料</source>
        <translation>Checking papers</translation>
    </message>
    <message>
        <source>设备故障</source>
        <translation>Device fault</translation>
    </message>
    <message>
        <source>交接班</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>取号时选错了业务</source>
        <translation>Wrong matter chosen at the terminal</translation>
    </message>
    <message>
        <source>本窗口不能办理</source>
        <translation>Not handled at this window</translation>
    </message>
    <message>
        <source>还要办理另一项业务</source>
        <translation>Another matter to follow</translation>
    </message>
    <message>
        <source>本人要求</source>
        <translation>At their own wish</translation>
    </message>
    <message>
        <source>A4 打印纸快用完</source>
        <translation>A4 paper is running out</translation>
    </message>
    <message>
        <source>A4 打印机缺纸</source>
        <translation>The A4 printer has no paper</translation>
    </message>
    <message>
        <source>A4 打印机盖没关</source>
        <translation>The A4 printer&apos;s cover is open</translation>
    </message>
    <message>
        <source>A4 打印机卡纸</source>
        <translation>The A4 printer is jammed</translation>
    </message>
    <message>
        <source>A4 打印机没有连接</source>
        <translation>The A4 printer is not connected</translation>
    </message>
    <message>
        <source>A4 打印机故障</source>
        <translation>The A4 printer has a fault</translation>
    </message>
    <message>
        <source>其他原因</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>去填写表格</source>
        <translation>Fills in a form</translation>
    </message>
    <message>
        <source>去复印、拍照</source>
        <translation>Makes copies or a photo</translation>
    </message>
    <message>
        <source>去取材料</source>
        <translation>Fetches documents</translation>
    </message>
    <message>
        <source>去缴费</source>
        <translation>Pays a fee</translation>
    </message>
    <message>
        <source>等候内部核实</source>
        <translation>Waits for a check by us</translation>
    </message>
    <message>
        <source>身体不适</source>
        <translation>Not well</translation>
    </message>
    <message>
        <source>情况紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>窗口或系统差错</source>
        <translation>Our mistake</translation>
    </message>
    <message>
        <source>补齐材料再来</source>
        <translation>Comes again with the documents</translation>
    </message>
    <message>
        <source>号码刚刚有变化，请看清人数后再结束今天</source>
        <translation>The numbers have just changed: look at them again before you end the day</translation>
    </message>
    <message>
        <source>此人今天已有这项业务的号码：放上身份证就能看到，不用再取</source>
        <translation>This person already has a number for this today: the ID card shows it, no other is needed</translation>
    </message>
    <message>
        <source>其中有的号码今天已经发出，一个都没有补录。请核对纸上的号码</source>
        <translation>One of these numbers was given out today already; none was entered. Please check the paper</translation>
    </message>
    <message>
        <source>只能补录今天已写出的号码，后一个不小于前一个，一次最多 100 个</source>
        <translation>Only numbers written today can be entered, the last not below the first, 100 at a time</translation>
    </message>
    <message>
        <source>还没有到报到时间</source>
        <translation>It is too early to check in</translation>
    </message>
    <message>
        <source>这个预约已经报到或取消</source>
        <translation>This appointment is checked in or cancelled already</translation>
    </message>
    <message>
        <source>已有人应答，或对方已不再等候</source>
        <translation>Somebody has answered, or nobody waits for it any more</translation>
    </message>
    <message>
        <source>这个窗口刚刚有变化，没有调整，请看清后再试</source>
        <translation>That window has just changed; nothing was done. Look again and retry</translation>
    </message>
    <message>
        <source>没有调整：其中有这个窗口的同事不能办理的事项</source>
        <translation>Nothing was done: the colleague at that window may not serve all of it</translation>
    </message>
    <message>
        <source>停电停水</source>
        <translation>Power or water is off</translation>
    </message>
    <message>
        <source>系统故障</source>
        <translation>Systems are down</translation>
    </message>
    <message>
        <source>恶劣天气</source>
        <translation>Severe weather</translation>
    </message>
    <message>
        <source>集中学习或会议</source>
        <translation>Training or a meeting</translation>
    </message>
    <message>
        <source>人手不够</source>
        <translation>Too few staff</translation>
    </message>
    <message>
        <source>安全原因</source>
        <translation>Safety</translation>
    </message>
    <message>
        <source>有急事离开</source>
        <translation>Called away</translation>
    </message>
    <message>
        <source>窗口刚刚有变化，没有关闭，请看清后再试</source>
        <translation>The window has just changed and was not closed: look again</translation>
    </message>
    <message>
        <source>这件事今天的号已发完，或没有窗口办理，多半轮不到。仍要发号，请再按一次</source>
        <translation>Today’s numbers for this are gone, or no window serves it. To give one out anyway, press again</translation>
    </message>
    <message>
        <source>已经到提前结束的时间，不能撤回</source>
        <translation>The early end has come and cannot be taken back</translation>
    </message>
    <message>
        <source>这个号已叫满次数，请按“过号”或“开始办理”</source>
        <translation>This number has been called as often as it may: press No-show or Start</translation>
    </message>
    <message>
        <source>这个号过号次数太多，已经作废，请来人重新取号</source>
        <translation>This number was missed too often and is void: a new one is needed</translation>
    </message>
    <message>
        <source>现在请求太多，请稍等几秒再试</source>
        <translation>There are too many requests just now: try again in a few seconds</translation>
    </message>
    <message>
        <source>选中的业务里有您不能办的，请重新选，或找大厅负责人</source>
        <translation>You may not serve some of these matters: choose others, or ask the hall manager</translation>
    </message>
</context>
<context>
    <name>DeskList</name>
    <message>
        <source>显示更多</source>
        <translation>Show more</translation>
    </message>
</context>
<context>
    <name>DeskScanDialog</name>
    <message>
        <source>拍摄材料：%1</source>
        <translation>Scan: %1</translation>
    </message>
    <message numerus="yes">
        <source>已拍 %n 页</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>回到镜头</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>拍照</source>
        <translation>Take it</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>前移</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>后移</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>放弃</source>
        <translation>Give up</translation>
    </message>
</context>
<context>
    <name>DeskTexts</name>
    <message>
        <source>M月d日</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>投诉</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Suggestion</translation>
    </message>
    <message>
        <source>政策咨询</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>差评回访</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>已解决</source>
        <translation>Solved</translation>
    </message>
    <message>
        <source>已解释说明</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>已转责任部门</source>
        <translation>Passed on to the department</translation>
    </message>
    <message>
        <source>经核实不属实</source>
        <translation>Found not to be so</translation>
    </message>
    <message>
        <source>联系不上</source>
        <translation>Cannot be reached</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Something else</translation>
    </message>
    <message numerus="yes">
        <source>逾期 %n 天</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 天</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message>
        <source>非常不满意</source>
        <translation>Very bad</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Bad</translation>
    </message>
    <message>
        <source>基本满意</source>
        <translation>Fair</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>非常满意</source>
        <translation>Very good</translation>
    </message>
    <message>
        <source>已收件，待受理</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>已受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>待补正</source>
        <translation>More to be brought</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>审查中</source>
        <translation>Under review</translation>
    </message>
    <message>
        <source>特殊程序</source>
        <translation>Special procedure</translation>
    </message>
    <message>
        <source>已批准</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>不予批准</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>已出件</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>材料不齐或不合格</source>
        <translation>Materials are missing or not in order</translation>
    </message>
    <message>
        <source>不符合条件</source>
        <translation>The conditions are not met</translation>
    </message>
    <message>
        <source>填报与事实不符</source>
        <translation>What was said is not so</translation>
    </message>
    <message>
        <source>不属于本部门职权</source>
        <translation>Not for this department</translation>
    </message>
    <message>
        <source>申请人撤回</source>
        <translation>Withdrawn by the applicant</translation>
    </message>
    <message>
        <source>专家评审</source>
        <translation>Expert review</translation>
    </message>
    <message>
        <source>听证</source>
        <translation>A hearing</translation>
    </message>
    <message>
        <source>检验、检测或鉴定</source>
        <translation>Inspection, testing or appraisal</translation>
    </message>
    <message>
        <source>招标或拍卖</source>
        <translation>A tender or an auction</translation>
    </message>
    <message>
        <source>公示</source>
        <translation>Publication for comment</translation>
    </message>
    <message>
        <source>%1.%2 元</source>
        <translation>%1.%2 yuan</translation>
    </message>
    <message>
        <source>应收 %1</source>
        <translation>Due: %1</translation>
    </message>
    <message>
        <source>自助机正在收 %1，或还不知道收到没有</source>
        <translation>%1: a terminal is charging it, or does not know yet</translation>
    </message>
    <message>
        <source>已收 %1 · 凭证 %2</source>
        <translation>Paid %1 · receipt %2</translation>
    </message>
    <message>
        <source>应退 %1 · 凭证 %2</source>
        <translation>To be returned: %1 · receipt %2</translation>
    </message>
</context>
<context>
    <name>DialogFrame</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>DigitPad</name>
    <message>
        <source>删除一位</source>
        <translation>Delete one</translation>
    </message>
    <message>
        <source>全部清空</source>
        <translation>Clear all</translation>
    </message>
</context>
<context>
    <name>DropMatterPage</name>
    <message>
        <source>去掉哪一件事？</source>
        <translation>Remove which matter?</translation>
    </message>
    <message>
        <source>其余的事仍在同一个号上。</source>
        <translation>The others stay on the same number.</translation>
    </message>
</context>
<context>
    <name>EnquiryCasePage</name>
    <message>
        <source>打印进度</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>看其余步骤</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>EnquiryDigitsPage</name>
    <message>
        <source>查询</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>尚未输入</source>
        <translation>Nothing entered</translation>
    </message>
</context>
<context>
    <name>EnquiryFailedPage</name>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>呼叫工作人员</source>
        <translation>Call staff</translation>
    </message>
</context>
<context>
    <name>EnquiryGuidePage</name>
    <message>
        <source>看其余内容</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>EnquiryNoticePage</name>
    <message>
        <source>看其余内容</source>
        <translation>More</translation>
    </message>
    <message>
        <source>打印公告</source>
        <translation>Print</translation>
    </message>
</context>
<context>
    <name>EnquiryNumberPage</name>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>EnquirySlipTexts</name>
    <message>
        <source>其余内容请在终端上查看。</source>
        <translation>Please see the rest at a terminal.</translation>
    </message>
    <message>
        <source>打印时间</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>终端</source>
        <translation>Terminal</translation>
    </message>
</context>
<context>
    <name>EnquiryTexts</name>
    <message>
        <source>已收件</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>已受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>需要补正材料</source>
        <translation>Documents missing</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>审查中</source>
        <translation>Under review</translation>
    </message>
    <message>
        <source>特殊程序中</source>
        <translation>In a special procedure</translation>
    </message>
    <message>
        <source>已批准</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>不予批准</source>
        <translation>Not approved</translation>
    </message>
    <message>
        <source>结果已送达</source>
        <translation>Result handed over</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>由工作人员核对材料</source>
        <translation>Staff check the documents</translation>
    </message>
    <message>
        <source>由主管部门作出决定</source>
        <translation>The department decides</translation>
    </message>
    <message>
        <source>请带上缺少的材料到窗口</source>
        <translation>Please bring what is missing to a window</translation>
    </message>
    <message>
        <source>特殊程序结束后继续，这段时间不计入时限</source>
        <translation>It goes on after the special procedure, which does not count</translation>
    </message>
    <message>
        <source>需要领取结果的，请到窗口</source>
        <translation>If there is something to collect, please come to a window</translation>
    </message>
    <message>
        <source>请到窗口了解原因和下一步</source>
        <translation>Please ask at a window why, and what to do</translation>
    </message>
    <message>
        <source>已经办完，不用再做什么</source>
        <translation>It is done; nothing is left to do</translation>
    </message>
    <message numerus="yes">
        <source>%n 个工作日</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个月</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 年</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message>
        <source>承诺 %1 前办结，已经超过，请询问工作人员</source>
        <translation>Promised by %1, which is over: please ask staff</translation>
    </message>
    <message>
        <source>预计 %1 前办结</source>
        <translation>Expected by %1</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>请补交</source>
        <translation>Please bring</translation>
    </message>
    <message>
        <source>材料不齐或不合格</source>
        <translation>Materials are missing or not in order</translation>
    </message>
    <message>
        <source>不符合办理条件</source>
        <translation>The conditions are not met</translation>
    </message>
    <message>
        <source>填写的内容与事实不符</source>
        <translation>What was filled in is not so</translation>
    </message>
    <message>
        <source>不归这个部门办理</source>
        <translation>Not for this department</translation>
    </message>
    <message>
        <source>申请人已撤回</source>
        <translation>Withdrawn by the applicant</translation>
    </message>
    <message>
        <source>正在专家评审</source>
        <translation>Experts are reviewing it</translation>
    </message>
    <message>
        <source>正在听证</source>
        <translation>A hearing is being held</translation>
    </message>
    <message>
        <source>正在检验、检测或鉴定</source>
        <translation>It is being inspected, tested or appraised</translation>
    </message>
    <message>
        <source>正在招标或拍卖</source>
        <translation>A tender or an auction is under way</translation>
    </message>
    <message>
        <source>正在公示</source>
        <translation>It is published for comment</translation>
    </message>
</context>
<context>
    <name>EntriesPage</name>
    <message>
        <source>添加一条</source>
        <translation>Add one</translation>
    </message>
    <message>
        <source>还没有添加。没有的话，直接按“下一步”。</source>
        <translation>Nothing added yet. If there is nothing, press “Next”.</translation>
    </message>
</context>
<context>
    <name>ErrandRow</name>
    <message>
        <source>预约与签到</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>查询</source>
        <extracomment>What one may look up: one&apos;s matters, a guide, a notice, a place.</extracomment>
        <translation>Enquiries</translation>
    </message>
    <message>
        <source>评价与建议</source>
        <translation>Feedback</translation>
    </message>
</context>
<context>
    <name>ExistingTicketPage</name>
    <message>
        <source>您的号码可以恢复</source>
        <translation>Your number can be restored</translation>
    </message>
    <message>
        <source>您已有这个号码</source>
        <translation>You already have this number</translation>
    </message>
    <message>
        <source>恢复排队</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>重新打印小票</source>
        <translation>Print it again</translation>
    </message>
    <message>
        <source>不用了</source>
        <translation>No, thank you</translation>
    </message>
    <message>
        <source>打印机暂停使用，请记下号码。</source>
        <translation>The printer is out of service. Please write the number down.</translation>
    </message>
    <message>
        <source>改约其他时间</source>
        <translation>Book another time</translation>
    </message>
</context>
<context>
    <name>Fact</name>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>FailedPage</name>
    <message>
        <source>暂时没有取到号码</source>
        <translation>No number was issued</translation>
    </message>
    <message>
        <source>您选择的业务还在，没有生成号码。请再试一次，或呼叫工作人员。</source>
        <translation>Your choice is kept. Please try again, or call staff.</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>呼叫工作人员</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>您选择的业务</source>
        <translation>Your matter</translation>
    </message>
    <message>
        <source>这台机器刚刚恢复过数据，暂时不能取号，没有生成号码。请到服务台或其他机器取号。</source>
        <translation>This machine&apos;s data was just restored, so it gives out no numbers now and none was taken. Please go to reception or to another machine.</translation>
    </message>
    <message>
        <source>这台机器已停用，没有生成号码。请到服务台或其他机器取号。</source>
        <translation>This terminal is out of service; no number was issued. Please go to the service desk or another terminal.</translation>
    </message>
</context>
<context>
    <name>FeeDialog</name>
    <message>
        <source>窗口收款</source>
        <translation>Fee at the window</translation>
    </message>
    <message>
        <source>应收 %1</source>
        <translation>Due: %1</translation>
    </message>
    <message>
        <source>确认已收现金</source>
        <translation>Cash received</translation>
    </message>
    <message>
        <source>确认已在收款机收款</source>
        <translation>Paid at the card terminal</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>FeedbackCheckPage</name>
    <message>
        <source>请核对后提交%1</source>
        <translation>Please check, then hand in: %1</translation>
    </message>
    <message>
        <source>不记录您的姓名和证件号。</source>
        <translation>Your name and ID number are not recorded.</translation>
    </message>
    <message>
        <source>确认提交</source>
        <translation>Hand in</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>未留</source>
        <translation>None left</translation>
    </message>
    <message>
        <source>记入“我的事项”的，证件号密封保存，只用于您刷卡查答复。</source>
        <translation>Under “My matters” your ID number is kept sealed, and used only to find the answer by your card.</translation>
    </message>
    <message>
        <source>不记名提交</source>
        <translation>Send without a name</translation>
    </message>
    <message>
        <source>提交并记入我的事项</source>
        <translation>Send, and keep under My matters</translation>
    </message>
</context>
<context>
    <name>FeedbackCodePage</name>
    <message>
        <source>请输入查询码</source>
        <translation>Enter the enquiry code</translation>
    </message>
    <message>
        <source>回执上的 6 位数字。只有拿回执的人能看到答复。</source>
        <translation>The 6 digits on the slip. Only who has the slip can read the answer.</translation>
    </message>
    <message>
        <source>查询</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>尚未输入</source>
        <translation>Nothing entered</translation>
    </message>
</context>
<context>
    <name>FeedbackDeskPage</name>
    <message>
        <source>从左边选一件，按回车打开。打开会留下记录</source>
        <translation>Choose one on the left and press Enter. That you read it is recorded.</translation>
    </message>
    <message>
        <source>有关情况</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>更正答复</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>需要更正时写在这里，只能更正一次</source>
        <translation>Write a correction here. The answer can be corrected once.</translation>
    </message>
    <message>
        <source>写给申请人的答复，写好按 F1 或 Ctrl+回车</source>
        <translation>Write the answer, then press F1 or Ctrl+Enter</translation>
    </message>
    <message>
        <source>电话已接通</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>电话没接通</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>看待办</source>
        <translation>Open ones</translation>
    </message>
    <message>
        <source>看已办结</source>
        <translation>Closed ones</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>发出更正的答复？</source>
        <translation>Send the correction?</translation>
    </message>
    <message>
        <source>发出答复？</source>
        <translation>Send the answer?</translation>
    </message>
    <message>
        <source>申请人会看到原来的答复和更正，不能再改</source>
        <translation>They read the first answer and the correction. It cannot be changed again.</translation>
    </message>
    <message>
        <source>申请人用编号或身份证随时能看到，以后只能更正一次</source>
        <translation>They can read it by number or ID card at any time. It can be corrected once.</translation>
    </message>
    <message>
        <source>发出</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>结果是什么？办结后不能再改</source>
        <translation>What came of it? It cannot be changed afterwards.</translation>
    </message>
</context>
<context>
    <name>FeedbackFailedPage</name>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>呼叫工作人员</source>
        <translation>Call staff</translation>
    </message>
</context>
<context>
    <name>FeedbackFiledPage</name>
    <message>
        <source>完成（%1）</source>
        <translation>Done (%1)</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>我需要更多时间</source>
        <translation>I need more time</translation>
    </message>
</context>
<context>
    <name>FeedbackNumberPage</name>
    <message>
        <source>请输入回执上的编号</source>
        <translation>Enter the number on the slip</translation>
    </message>
    <message>
        <source>横线不用输入。也可以直接扫回执上的二维码。</source>
        <translation>Leave out the dashes. You may also scan the code on the slip.</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>FeedbackPhonePage</name>
    <message>
        <source>留个电话，方便联系您？</source>
        <translation>Leave a phone number?</translation>
    </message>
    <message>
        <source>只用于这次回访。不留电话也会核实处理。</source>
        <translation>Used for this call alone. We look into it without one, too.</translation>
    </message>
    <message>
        <source>只用于这次答复。不留电话也可以提交。</source>
        <translation>Used for this answer alone. You may leave none.</translation>
    </message>
    <message>
        <source>提交评价</source>
        <translation>Send rating</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>不留电话</source>
        <translation>No phone</translation>
    </message>
    <message>
        <source>尚未输入</source>
        <translation>Nothing typed yet</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Phone</translation>
    </message>
</context>
<context>
    <name>FeedbackReasonsPage</name>
    <message>
        <source>%1：是因为什么？</source>
        <translation>%1: why?</translation>
    </message>
    <message>
        <source>可以选几项，也可以不选。</source>
        <translation>Choose several, or none.</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>提交评价</source>
        <translation>Send rating</translation>
    </message>
    <message>
        <source>修改我的话</source>
        <translation>Edit my words</translation>
    </message>
    <message>
        <source>写几句话</source>
        <translation>Add words</translation>
    </message>
</context>
<context>
    <name>FeedbackReceipt</name>
    <message>
        <source>投诉</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Suggestion</translation>
    </message>
    <message>
        <source>政策咨询</source>
        <translation>Policy question</translation>
    </message>
    <message>
        <source>M月d日</source>
        <extracomment>A day: month and day, as QLocale::toString() takes it.</extracomment>
        <translation>MMMM d</translation>
    </message>
    <message>
        <source>%1回执</source>
        <extracomment>%1 is what it is: a complaint.</extracomment>
        <translation>%1: slip</translation>
    </message>
    <message>
        <source>登记时间</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>答复期限</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>终端</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>询问时请向工作人员出示本回执。</source>
        <translation>Show this slip when you ask about it.</translation>
    </message>
    <message>
        <source>查询码</source>
        <translation>Enquiry code</translation>
    </message>
    <message>
        <source>在本大厅任意一台机器扫码</source>
        <translation>Scan it at any terminal of this hall,</translation>
    </message>
    <message>
        <source>或输入编号和查询码，可查答复</source>
        <translation>or enter number and code, for the answer</translation>
    </message>
</context>
<context>
    <name>FeedbackStartPage</name>
    <message>
        <source>您想说什么？</source>
        <translation>What would you like to say?</translation>
    </message>
    <message>
        <source>不需要身份证，也不记录您的姓名。</source>
        <translation>No card needed; your name is not recorded.</translation>
    </message>
</context>
<context>
    <name>FeedbackStatusPage</name>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>看其余内容</source>
        <translation>Read on</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
</context>
<context>
    <name>FeedbackThanksPage</name>
    <message>
        <source>完成（%1）</source>
        <translation>Done (%1)</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>我需要更多时间</source>
        <translation>I need more time</translation>
    </message>
    <message>
        <source>您的评价</source>
        <translation>Your rating</translation>
    </message>
</context>
<context>
    <name>FeedbackWaitPage</name>
    <message>
        <source>正在查询，请稍候</source>
        <translation>Looking it up</translation>
    </message>
    <message>
        <source>正在询问大厅，可以随时返回。</source>
        <translation>The hall is being asked. You may go back at any time.</translation>
    </message>
</context>
<context>
    <name>FeedbackWritePage</name>
    <message>
        <source>只有办理的工作人员能看到，不公开。</source>
        <translation>Read by the staff in charge alone.</translation>
    </message>
    <message>
        <source>写好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>请输入</source>
        <translation>Please type</translation>
    </message>
    <message>
        <source>请用键盘输入，可以用拼音</source>
        <translation>Please type with the keyboard</translation>
    </message>
</context>
<context>
    <name>FieldTexts</name>
    <message>
        <source>请填写 %1 到 %2 之间的数</source>
        <translation>Enter a number from %1 to %2</translation>
    </message>
    <message>
        <source>请填写不小于 %1 的数</source>
        <translation>Enter a number of %1 or more</translation>
    </message>
    <message>
        <source>请填写不大于 %1 的数</source>
        <translation>Enter a number of %1 or less</translation>
    </message>
    <message>
        <source>请选择 %1 至 %2 之间的日期</source>
        <translation>Choose a day from %1 to %2</translation>
    </message>
    <message>
        <source>日期不能早于 %1</source>
        <translation>The day cannot be before %1</translation>
    </message>
    <message>
        <source>日期不能晚于 %1</source>
        <translation>The day cannot be after %1</translation>
    </message>
    <message>
        <source>这一项必须填写</source>
        <translation>This must be filled in</translation>
    </message>
    <message numerus="yes">
        <source>请至少填写 %n 个字</source>
        <translation>
            <numerusform>Enter at least %n character</numerusform>
            <numerusform>Enter at least %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>最多 %n 个字，请删减</source>
        <translation>
            <numerusform>At most %n character: please shorten it</numerusform>
            <numerusform>At most %n characters: please shorten it</numerusform>
        </translation>
    </message>
    <message>
        <source>格式不对，请检查</source>
        <translation>The form is not right: please check</translation>
    </message>
    <message>
        <source>请填写数字</source>
        <translation>Enter figures</translation>
    </message>
    <message>
        <source>请填写整数</source>
        <translation>Enter a whole number</translation>
    </message>
    <message numerus="yes">
        <source>小数点后最多 %n 位</source>
        <translation>
            <numerusform>At most %n digit after the point</numerusform>
            <numerusform>At most %n digits after the point</numerusform>
        </translation>
    </message>
    <message>
        <source>请选择日期</source>
        <translation>Choose a day</translation>
    </message>
    <message>
        <source>请填写 11 位手机号，或带区号的固定电话</source>
        <translation>Enter an 11-digit mobile number, or a landline with area code</translation>
    </message>
    <message>
        <source>身份证号码有误，请逐位核对</source>
        <translation>This ID number is not right: check each digit</translation>
    </message>
    <message>
        <source>银行账号有误，请逐位核对</source>
        <translation>This account number is not right: check each digit</translation>
    </message>
    <message>
        <source>请选择省份，代码后四位要填满或不填</source>
        <translation>Choose a province; enter all four last digits or none</translation>
    </message>
    <message>
        <source>请选择一项</source>
        <translation>Choose one</translation>
    </message>
    <message numerus="yes">
        <source>请至少添加 %n 条</source>
        <translation>
            <numerusform>Add at least %n</numerusform>
            <numerusform>Add at least %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>最多添加 %n 条</source>
        <translation>
            <numerusform>Add at most %n</numerusform>
            <numerusform>Add at most %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <comment>entries</comment>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message>
        <source>未填写</source>
        <translation>not filled in</translation>
    </message>
    <message>
        <source>来自身份证</source>
        <translation>From your ID card</translation>
    </message>
    <message>
        <source>来自%1共享</source>
        <extracomment>%1 is a department: where the value of a field is from.</extracomment>
        <translation>Shared by %1</translation>
    </message>
    <message>
        <source>来自部门共享</source>
        <translation>Shared by a department</translation>
    </message>
    <message numerus="yes">
        <source>%n 个工作日</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个月</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 年</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message>
        <source>yyyy年M月d日</source>
        <extracomment>A day: year, month, day, as QDate::toString() takes it.</extracomment>
        <translation>d MMMM yyyy</translation>
    </message>
</context>
<context>
    <name>FiledCard</name>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>答复期限</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>编号的二维码</source>
        <translation>Code of the number</translation>
    </message>
    <message>
        <source>查询码 %1</source>
        <translation>Enquiry code %1</translation>
    </message>
</context>
<context>
    <name>FiledPage</name>
    <message>
        <source>完成（%1）</source>
        <translation>Done (%1)</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>我需要更多时间</source>
        <translation>I need more time</translation>
    </message>
    <message>
        <source>看其余说明</source>
        <translation>See the rest</translation>
    </message>
</context>
<context>
    <name>FilingPayPage</name>
    <message>
        <source>付款的二维码</source>
        <translation>QR code to pay by</translation>
    </message>
</context>
<context>
    <name>FilingReceipt</name>
    <message>
        <source>有效期至</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>不予办理</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>已收件</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>临时编号</source>
        <translation>Provisional number</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>提交时间</source>
        <translation>Filed at</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>终端</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>已保存在本机，联网后自动送达。</source>
        <translation>Kept on this terminal; sent as soon as the network is back.</translation>
    </message>
    <message>
        <source>临时编号可以用来查询，正式编号扫码可见。</source>
        <translation>You can ask with this number; scan to see the final one.</translation>
    </message>
    <message>
        <source>扫码查看办理进度</source>
        <translation>Scan to follow your case</translation>
    </message>
    <message>
        <source>已提交，待缴费</source>
        <translation>Filed, not paid yet</translation>
    </message>
    <message>
        <source>费用</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>缴费</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>未缴</source>
        <translation>not paid</translation>
    </message>
    <message>
        <source>待核对</source>
        <translation>being checked</translation>
    </message>
    <message>
        <source>已缴</source>
        <translation>paid</translation>
    </message>
    <message>
        <source>待退还</source>
        <translation>to be paid back</translation>
    </message>
    <message>
        <source>收款凭证号</source>
        <translation>Payment number</translation>
    </message>
    <message>
        <source>办理结果可以在“查询－我的事项”里打印，或到窗口领取。</source>
        <translation>The result can be printed at a terminal, under My matters, or is handed over at a window.</translation>
    </message>
    <message>
        <source>未缴，请到窗口</source>
        <translation>Not paid; at a window</translation>
    </message>
</context>
<context>
    <name>FilingTexts</name>
    <message>
        <source>%1：%2</source>
        <extracomment>A field of a form and its value.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>已拍照，不用带来</source>
        <translation>Photographed; you need not bring it</translation>
    </message>
    <message numerus="yes">
        <source>需要带到窗口，%n 份</source>
        <comment>copies</comment>
        <translation>
            <numerusform>To bring to a window, %n copy</numerusform>
            <numerusform>To bring to a window, %n copies</numerusform>
        </translation>
    </message>
    <message>
        <source>已由承诺代替，不用提交</source>
        <translation>Replaced by your promise</translation>
    </message>
    <message>
        <source>已由部门共享，不用提交</source>
        <translation>Shared by a department</translation>
    </message>
    <message>
        <source>已在本机核验</source>
        <translation>Checked at this terminal</translation>
    </message>
    <message>
        <source>如有可以带到窗口</source>
        <translation>Bring it to a window if you have it</translation>
    </message>
    <message>
        <source>请填写</source>
        <translation>Please fill in</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>The first, second ... entry of a list, and what it says.</extracomment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>由工作人员审核，办好后通知您。</source>
        <translation>A clerk looks at it, and you are told the result.</translation>
    </message>
    <message>
        <source>由工作人员审核，承诺 %1内办结。</source>
        <translation>A clerk looks at it; decided within %1, as promised.</translation>
    </message>
    <message>
        <source>请把“%1”交到%2</source>
        <translation>Hand in “%1” at %2</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>a window</translation>
    </message>
    <message>
        <source>需要人工核对：%1</source>
        <translation>To be checked by a clerk: %1</translation>
    </message>
    <message>
        <source>还没有缴费：%1</source>
        <translation>Not paid yet: %1</translation>
    </message>
    <message>
        <source>请在本厅机器的“查询－我的事项”里缴费，或到窗口缴费</source>
        <translation>Pay at a terminal of this hall, under My matters, or at a window</translation>
    </message>
    <message>
        <source>还不知道是否已缴费：%1</source>
        <translation>Not known yet whether it was paid: %1</translation>
    </message>
    <message>
        <source>不会重复收费，窗口工作人员可以查到</source>
        <translation>Not charged twice; staff can check it</translation>
    </message>
    <message>
        <source>已缴费：%1</source>
        <translation>Paid: %1</translation>
    </message>
    <message>
        <source>收款凭证号 %1</source>
        <translation>Payment number %1</translation>
    </message>
    <message>
        <source>缴费要退还：%1</source>
        <translation>To be paid back: %1</translation>
    </message>
    <message>
        <source>请到窗口，收款凭证号 %1</source>
        <translation>Go to a window, payment number %1</translation>
    </message>
    <message>
        <source>费用</source>
        <translation>Fee</translation>
    </message>
</context>
<context>
    <name>FindCaseDialog</name>
    <message>
        <source>查找办件</source>
        <translation>Find a case</translation>
    </message>
    <message>
        <source>输入办件编号或临时编号，或用扫码枪扫回执上的二维码；已经办结的也能找到</source>
        <translation>Enter the number or the provisional number, or scan the code on the receipt. Closed cases are found as well.</translation>
    </message>
    <message>
        <source>编号或二维码</source>
        <translation>Number or code</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
</context>
<context>
    <name>FinishDialog</name>
    <message>
        <source>本窗口办完了哪些事？</source>
        <translation>Which matters were done here?</translation>
    </message>
    <message>
        <source>转去办：%1</source>
        <translation>Send on for: %1</translation>
    </message>
    <message>
        <source>办结，其余今天不办</source>
        <translation>Finish: the rest is not done today</translation>
    </message>
    <message>
        <source>全部办结</source>
        <translation>Finish: all are done</translation>
    </message>
</context>
<context>
    <name>HallEffects</name>
    <message>
        <source>窗口 %1 → %2 个</source>
        <translation>windows %1 → %2</translation>
    </message>
    <message>
        <source>平均 %1 → %2 分</source>
        <translation>mean %1 → %2 min</translation>
    </message>
    <message>
        <source>历史数据少，仅供参考</source>
        <translation>little history: a rough guess</translation>
    </message>
    <message>
        <source>%1 人在等，没有窗口了</source>
        <translation>%1 waiting, no window left</translation>
    </message>
    <message>
        <source>没有窗口了</source>
        <translation>no window left</translation>
    </message>
    <message>
        <source>有窗口了</source>
        <translation>a window at last</translation>
    </message>
    <message>
        <source>差不多</source>
        <translation>about the same</translation>
    </message>
    <message>
        <source>等得更久</source>
        <translation>longer wait</translation>
    </message>
    <message>
        <source>等得更短</source>
        <translation>shorter wait</translation>
    </message>
</context>
<context>
    <name>HallMatters</name>
    <message>
        <source>各事项等候</source>
        <translation>Waiting by matter</translation>
    </message>
    <message>
        <source>所选窗口办理</source>
        <translation>Served by the selected window</translation>
    </message>
</context>
<context>
    <name>HallMattersDialog</name>
    <message>
        <source>%1办理哪些事项？</source>
        <translation>What does %1 serve?</translation>
    </message>
    <message>
        <source>先看效果</source>
        <translation>Show the effect first</translation>
    </message>
</context>
<context>
    <name>HallPage</name>
    <message>
        <source>正在读取大厅情况…</source>
        <translation>Reading how the hall is…</translation>
    </message>
    <message>
        <source>调整事项</source>
        <translation>Change matters</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>窗口停办</source>
        <translation>Window lost</translation>
    </message>
    <message>
        <source>提前结束</source>
        <translation>Close early</translation>
    </message>
    <message>
        <source>没有人等候，也没有窗口开放</source>
        <translation>Nobody waits, and no window is open</translation>
    </message>
</context>
<context>
    <name>HallPlacePage</name>
    <message>
        <source>看其余窗口</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>HallPlanPage</name>
    <message>
        <source>看另一层</source>
        <translation>Other floor</translation>
    </message>
    <message>
        <source>%1的平面图，红点是您的位置</source>
        <translation>Plan of %1; the red dot is where you are</translation>
    </message>
    <message>
        <source>%1的平面图</source>
        <translation>Plan of %1</translation>
    </message>
    <message>
        <source>红点是您现在的位置</source>
        <translation>The red dot is where you are</translation>
    </message>
</context>
<context>
    <name>HallPreview</name>
    <message>
        <source>只办这一项</source>
        <translation>Only this matter</translation>
    </message>
    <message>
        <source>等候会怎样变化</source>
        <translation>How waiting would change</translation>
    </message>
    <message>
        <source>应用</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>调整 %1 会怎样</source>
        <translation>What if %1 changes</translation>
    </message>
</context>
<context>
    <name>HallSide</name>
    <message>
        <source>自助终端</source>
        <translation>Terminals</translation>
    </message>
    <message>
        <source>本厅没有登记的终端</source>
        <translation>This hall has no registered terminal</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>Alarms</translation>
    </message>
    <message>
        <source>没有未处理的报警</source>
        <translation>No open alarm</translation>
    </message>
</context>
<context>
    <name>HallWindows</name>
    <message>
        <source>窗口</source>
        <translation>Windows</translation>
    </message>
</context>
<context>
    <name>HallWords</name>
    <message>
        <source>%1 人</source>
        <translation>%1 waiting</translation>
    </message>
    <message>
        <source>最长 %1 分</source>
        <translation>max %1 min</translation>
    </message>
    <message>
        <source>%1 人超过 %2 分</source>
        <translation>%1 over %2 min</translation>
    </message>
    <message>
        <source>没有窗口办理</source>
        <translation>no window open</translation>
    </message>
    <message>
        <source>窗口 %1 个</source>
        <translation>%1 open</translation>
    </message>
    <message>
        <source>服务中</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>已暂停</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>未开放</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>%1 办理 %2 分</source>
        <translation>%1 · %2 min</translation>
    </message>
    <message>
        <source>%1 已叫 %2 分</source>
        <translation>%1 called %2 min</translation>
    </message>
    <message>
        <source>空闲</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>%1 起</source>
        <translation>since %1</translation>
    </message>
    <message>
        <source>办理 %1 项</source>
        <translation>serves %1</translation>
    </message>
    <message>
        <source>还没有联系上</source>
        <translation>not heard of yet</translation>
    </message>
    <message>
        <source>%1 起没有联系</source>
        <translation>silent since %1</translation>
    </message>
    <message>
        <source>%1 起数据没有上报</source>
        <translation>no data sent since %1</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>In order</translation>
    </message>
    <message>
        <source>%1静默报警</source>
        <translation>Silent alarm: %1</translation>
    </message>
    <message>
        <source>闭厅后有人求助</source>
        <translation>Somebody asked for help after hours</translation>
    </message>
    <message>
        <source>数据对不上，已停收，请联系技术人员</source>
        <translation>Data does not match and is not taken in; call a technician</translation>
    </message>
    <message>
        <source>大厅设置文件有误，仍用原来的</source>
        <translation>The hall’s settings file is wrong; the old one still counts</translation>
    </message>
    <message>
        <source>需要处理（%1）</source>
        <translation>To be dealt with (%1)</translation>
    </message>
    <message>
        <source>%1 号窗口</source>
        <translation>Window %1</translation>
    </message>
    <message>
        <source>%1–%2 分钟</source>
        <translation>%1–%2 min</translation>
    </message>
    <message>
        <source>说不准</source>
        <translation>uncertain</translation>
    </message>
    <message>
        <source>没有窗口</source>
        <translation>no window</translation>
    </message>
    <message>
        <source>今天不再取号</source>
        <translation>no more numbers today</translation>
    </message>
    <message>
        <source>新来 %1–%2 分</source>
        <translation>new: %1–%2 min</translation>
    </message>
</context>
<context>
    <name>HandOutPage</name>
    <message>
        <source>要发出的结果</source>
        <translation>What is handed over</translation>
    </message>
    <message>
        <source>从左边选一件，按回车打开；或放上身份证、扫回执上的码</source>
        <translation>Choose one on the left and press Enter; or lay down the ID card, or scan the receipt</translation>
    </message>
    <message>
        <source>核对与签收</source>
        <translation>Check and sign</translation>
    </message>
    <message>
        <source>领取人签名</source>
        <translation>Signature of who receives it</translation>
    </message>
    <message>
        <source>请领取人在线上签名</source>
        <translation>Sign on the line</translation>
    </message>
    <message>
        <source>发出</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>看证件输号</source>
        <translation>Type ID</translation>
    </message>
    <message>
        <source>清除签名</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>纸上签收</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>结果已经交到领取人手里？</source>
        <translation>Does the receiver have the result in hand?</translation>
    </message>
    <message>
        <source>记录后不能撤回，申请人马上能看到“结果已送达”</source>
        <translation>It cannot be taken back; the applicant sees it at once</translation>
    </message>
    <message>
        <source>为什么在纸上签收？</source>
        <translation>Why is it signed on paper?</translation>
    </message>
    <message>
        <source>为什么再打一份？会留下记录</source>
        <translation>Why is it printed again? The reason is recorded</translation>
    </message>
</context>
<context>
    <name>HandPanel</name>
    <message>
        <source>正在办理</source>
        <translation>Being served</translation>
    </message>
    <message>
        <source>正在叫号 · 第 %1 次</source>
        <translation>Calling · %1</translation>
    </message>
    <message>
        <source>当前号码 %1</source>
        <translation>Current number %1</translation>
    </message>
    <message>
        <source>出票时断电，不确定号票是否打出：请核对本人所持号码</source>
        <translation>Power was lost while printing: please check the number the person holds</translation>
    </message>
    <message>
        <source>等候</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Serving</translation>
    </message>
    <message>
        <source>已叫</source>
        <translation>Called</translation>
    </message>
    <message>
        <source>为何先叫</source>
        <translation>Why first</translation>
    </message>
    <message>
        <source>按 F1 叫下一位</source>
        <translation>F1 calls the next</translation>
    </message>
    <message>
        <source>已暂停：%1。按 F8 恢复叫号</source>
        <translation>Paused: %1. F8 resumes</translation>
    </message>
    <message>
        <source>窗口还没有开放
选择要受理的业务，按 F9 开放窗口</source>
        <translation>The window is not open
Choose what it serves and press F9</translation>
    </message>
    <message>
        <source>同事正在使用这个窗口
请同事先关闭，或按 F10 退出后换一个窗口
同事已离岗的，可以接管窗口</source>
        <translation>A colleague has this window open
Ask them to close it, or press F10 and choose another
If the colleague has left, take it over</translation>
    </message>
    <message>
        <source>还要办：%1</source>
        <translation>Also for: %1</translation>
    </message>
    <message>
        <source>指定叫号</source>
        <translation>Call one</translation>
    </message>
</context>
<context>
    <name>HelpBar</name>
    <message>
        <source>标准版</source>
        <extracomment>Footer: larger type and targets. Short.</extracomment>
        <translation>Normal type</translation>
    </message>
    <message>
        <source>长者版</source>
        <translation>Large type</translation>
    </message>
    <message>
        <source>高对比</source>
        <extracomment>Footer: white on black. Short.</extracomment>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>低位操作</source>
        <extracomment>Footer: all buttons into the lower part, for wheelchair users. Short.</extracomment>
        <translation>Low reach</translation>
    </message>
    <message>
        <source>已呼叫</source>
        <extracomment>Footer: a clerk comes to the terminal. Short.</extracomment>
        <translation>Called</translation>
    </message>
    <message>
        <source>呼叫人工</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>求助热线</source>
        <extracomment>Footer, while the hall is closed: a number to dial. Short.</extracomment>
        <translation>Helpline</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>呼叫没有发出</source>
        <translation>The call could not be sent</translation>
    </message>
    <message>
        <source>已呼叫工作人员</source>
        <translation>Staff has been called</translation>
    </message>
    <message>
        <source>请到咨询台，工作人员会帮助您。</source>
        <translation>Please go to the information desk; staff will help you.</translation>
    </message>
    <message>
        <source>请在机旁稍等。等候时您可以继续操作。</source>
        <translation>Please wait here. You can go on meanwhile.</translation>
    </message>
    <message>
        <source>继续操作</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>%1，您好</source>
        <translation>Hello, %1</translation>
    </message>
    <message>
        <source>取号办事</source>
        <extracomment>The large button of the home page: take a queue number.</extracomment>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>正在读取，请不要移动证件</source>
        <translation>Reading. Please do not move the card</translation>
    </message>
    <message>
        <source>更多业务</source>
        <translation>More</translation>
    </message>
    <message>
        <source>查看全部类别</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>搜索事项</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>自助办理</source>
        <extracomment>The large button of the home page while the hall is closed: what the terminal does by itself.</extracomment>
        <translation>Self-service</translation>
    </message>
</context>
<context>
    <name>HotlinePage</name>
    <message>
        <source>请拨打求助热线</source>
        <translation>Please call the helpline</translation>
    </message>
    <message>
        <source>现在没有工作人员</source>
        <translation>Nobody is here now</translation>
    </message>
    <message>
        <source>继续操作</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>接听时间：%1</source>
        <extracomment>%1 is when the hotline is answered, in words.</extracomment>
        <translation>Answered: %1</translation>
    </message>
    <message>
        <source>您的求助没有记下来，请直接打电话。</source>
        <translation>Your request was not recorded. Please call instead.</translation>
    </message>
    <message>
        <source>您的求助没有记下来，请在开门后到咨询台。</source>
        <translation>Your request was not recorded. Please come to the service desk once the hall is open.</translation>
    </message>
    <message>
        <source>您的求助已记下，值班人员会看到，但不一定马上有人来。急事请打电话。</source>
        <translation>Your request is recorded and staff on duty will see it, but somebody may not come at once. If it is urgent, please call.</translation>
    </message>
    <message>
        <source>您的求助已记下，值班人员会看到，但不一定马上有人来。</source>
        <translation>Your request is recorded and staff on duty will see it, but somebody may not come at once.</translation>
    </message>
</context>
<context>
    <name>HoursTexts</name>
    <message>
        <source>今天 %1</source>
        <extracomment>When the hall opens: a time of day.</extracomment>
        <translation>today at %1</translation>
    </message>
    <message>
        <source>明天 %1</source>
        <extracomment>When the hall opens: a time of day.</extracomment>
        <translation>tomorrow at %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>When the hall opens: a day and a time of it.</extracomment>
        <translation>%1 at %2</translation>
    </message>
    <message>
        <source>大厅现在关门</source>
        <translation>The hall is closed now</translation>
    </message>
    <message>
        <source>大厅已关门，%1 开门</source>
        <extracomment>%1 is when: &quot;明天 9:00&quot;.</extracomment>
        <translation>The hall is closed. It opens %1</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>简体中文</source>
        <extracomment>What this language calls itself: a person looks for this name in a list of languages.</extracomment>
        <translation>English</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>请选择语言</source>
        <translation>Please choose a language</translation>
    </message>
</context>
<context>
    <name>LayCardPage</name>
    <message>
        <source>呼叫工作人员</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>输入身份证号</source>
        <translation>Type the ID number</translation>
    </message>
    <message>
        <source>只作登记，不显示个人信息</source>
        <translation>For registration only</translation>
    </message>
    <message>
        <source>不刷卡，继续取号</source>
        <translation>Go on without a card</translation>
    </message>
    <message>
        <source>不刷卡，先选业务</source>
        <translation>Choose a matter first</translation>
    </message>
    <message>
        <source>需要身份证的业务除外</source>
        <translation>Except where a card is needed</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>一窗通自助终端</source>
        <extracomment>Title of the window, for window managers and screen readers.</extracomment>
        <translation>OneWindow terminal</translation>
    </message>
    <message>
        <source>一窗通叫号屏</source>
        <extracomment>Title of the window, for window managers and screen readers.</extracomment>
        <translation>OneWindow call board</translation>
    </message>
    <message>
        <source>等候</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>按优先类别和取号时间叫号，不按号码大小 · Called by class and time of issue, not by number</source>
        <translation>Called by class and time of issue, not by number</translation>
    </message>
    <message>
        <source>一窗通综合窗口</source>
        <extracomment>Title of the window, for window managers and screen readers.</extracomment>
        <translation>OneWindow counter</translation>
    </message>
    <message>
        <source>一窗通设备台</source>
        <extracomment>Title of the window, for window managers and screen readers.</extracomment>
        <translation>OneWindow device bench</translation>
    </message>
</context>
<context>
    <name>MaterialPhotoPage</name>
    <message>
        <source>全部重拍</source>
        <translation>Take all of it again</translation>
    </message>
</context>
<context>
    <name>MaterialsCard</name>
    <message>
        <source>请带好材料（%1 / %2）</source>
        <translation>Please bring (%1 / %2)</translation>
    </message>
    <message>
        <source>请带好材料</source>
        <translation>Please bring</translation>
    </message>
</context>
<context>
    <name>MaterialsPanel</name>
    <message>
        <source>材料 · 共 %1 项</source>
        <translation>Documents · %1</translation>
    </message>
    <message>
        <source>叫号后，这里显示这件事要带的材料</source>
        <translation>After a call, what the matter needs is shown here</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>这项业务不需要带材料</source>
        <translation>Nothing need be brought for this</translation>
    </message>
</context>
<context>
    <name>MatterGuide</name>
    <message>
        <source>部门共享，同意查询后不用带</source>
        <translation>Shared by a department: not needed if you agree</translation>
    </message>
    <message>
        <source>要带的材料</source>
        <translation>To bring</translation>
    </message>
    <message>
        <source>如有请带</source>
        <translation>If you have it</translation>
    </message>
    <message>
        <source>不用带材料</source>
        <translation>Nothing to bring</translation>
    </message>
    <message>
        <source>收费</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>不收费</source>
        <translation>Free of charge</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <extracomment>A fee and how much it is.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>办理时限</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>当场办结</source>
        <translation>Done on the spot</translation>
    </message>
    <message>
        <source>承诺时限</source>
        <translation>Promised within</translation>
    </message>
    <message>
        <source>法定时限</source>
        <translation>Legal limit</translation>
    </message>
    <message>
        <source>要到现场</source>
        <translation>Visits needed</translation>
    </message>
    <message>
        <source>不用到现场</source>
        <translation>None</translation>
    </message>
    <message numerus="yes">
        <source>%n 次</source>
        <comment>visits</comment>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message>
        <source>办理部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>谁可以办</source>
        <translation>Who may</translation>
    </message>
    <message>
        <source>办理地点</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>办理时间</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>办理步骤 %1</source>
        <extracomment>Step 1 of how a matter goes.</extracomment>
        <translation>Step %1</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>咨询电话</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>监督电话</source>
        <translation>Supervision</translation>
    </message>
    <message>
        <source>常见问题</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>回答</source>
        <translation>Answer</translation>
    </message>
</context>
<context>
    <name>MatterPage</name>
    <message>
        <source>请选择要办的事项</source>
        <translation>Choose your matter</translation>
    </message>
    <message>
        <source>搜索事项</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>请选择要预约的事项</source>
        <translation>What do you want to book for?</translation>
    </message>
    <message>
        <source>请选择要加的事项</source>
        <translation>Which matter to add?</translation>
    </message>
</context>
<context>
    <name>MatterTexts</name>
    <message>
        <source>等候 %1</source>
        <translation>%1 waiting</translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <comment>people ahead</comment>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>不到 5 分钟</source>
        <translation>under 5 min</translation>
    </message>
    <message>
        <source>约 %1–%2 分钟</source>
        <translation>%1–%2 min</translation>
    </message>
    <message>
        <source>%1–%2 分钟，变化大</source>
        <translation>%1–%2 min, varies</translation>
    </message>
    <message>
        <source>暂无窗口办理</source>
        <translation>No window open</translation>
    </message>
    <message>
        <source>暂无法预计</source>
        <translation>Cannot tell now</translation>
    </message>
    <message numerus="yes">
        <source>%1等 %n 项</source>
        <comment>first of several matters</comment>
        <translation>
            <numerusform>%1 and more</numerusform>
            <numerusform>%1 and more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 项业务</source>
        <translation>
            <numerusform>%n matter</numerusform>
            <numerusform>%n matters</numerusform>
        </translation>
    </message>
    <message>
        <source>如有请带</source>
        <translation>if you have it</translation>
    </message>
    <message numerus="yes">
        <source>%n 份</source>
        <comment>copies</comment>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <extracomment>A material and what to know of it: &quot;照片（2 份）&quot;.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n 项由部门共享，不用带</source>
        <comment>materials</comment>
        <translation>
            <numerusform>%n paper is shared between departments: do not bring it</numerusform>
            <numerusform>%n papers are shared between departments: do not bring them</numerusform>
        </translation>
    </message>
    <message>
        <source>不用带材料</source>
        <translation>Nothing to bring</translation>
    </message>
    <message>
        <source>%1（续）</source>
        <comment>a list that goes on</comment>
        <translation>%1 (continued)</translation>
    </message>
    <message numerus="yes">
        <source>%1等 %n 件事</source>
        <comment>first of several matters</comment>
        <translation>
            <numerusform>%1</numerusform>
            <numerusform>%1, %n in all</numerusform>
        </translation>
    </message>
    <message>
        <source>本机可办</source>
        <extracomment>Of a matter in a list, while the hall is closed. Short.</extracomment>
        <translation>Do it here</translation>
    </message>
    <message>
        <source>可预约</source>
        <translation>Book a time</translation>
    </message>
    <message>
        <source>今天号已满</source>
        <extracomment>Of a matter in a list: today&apos;s numbers are gone. Short.</extracomment>
        <translation>Full today</translation>
    </message>
    <message>
        <source>暂停办理</source>
        <extracomment>Of a matter in a list: no window serves it any more today. Short.</extracomment>
        <translation>Not served</translation>
    </message>
</context>
<context>
    <name>MessageBars</name>
    <message>
        <source>应答终端</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>已处理</source>
        <translation>Dealt with</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>受影响的人</source>
        <translation>Who is concerned</translation>
    </message>
</context>
<context>
    <name>MissedPanel</name>
    <message>
        <source>过号</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>过号 Missed</source>
        <extracomment>Before the numbers that were called in vain.</extracomment>
        <translation>Missed 过号</translation>
    </message>
    <message>
        <source>请持号票到自助机或窗口重新排队 · Rejoin at a terminal</source>
        <translation>Rejoin at a terminal · 请持号票到自助机或窗口重新排队</translation>
    </message>
</context>
<context>
    <name>MissingDialog</name>
    <message>
        <source>还缺哪些材料？请一次说全</source>
        <translation>Which materials are missing? All of them, said once</translation>
    </message>
    <message>
        <source>一次性告知申请人</source>
        <translation>Tell the applicant</translation>
    </message>
</context>
<context>
    <name>MyAppointmentsPage</name>
    <message>
        <source>您还没有预约</source>
        <translation>You have no appointments</translation>
    </message>
    <message>
        <source>我的预约</source>
        <translation>My appointments</translation>
    </message>
    <message>
        <source>预约后按时到大厅签到，不用重新排队。</source>
        <translation>Book, come on time and check in: no second queue.</translation>
    </message>
    <message>
        <source>点预约可签到、改约、取消或打印。</source>
        <translation>Tap one to check in, change, cancel or print.</translation>
    </message>
    <message>
        <source>新预约</source>
        <translation>New appointment</translation>
    </message>
</context>
<context>
    <name>MyTicketsPage</name>
    <message>
        <source>您今天已取过号</source>
        <translation>You have numbers for today</translation>
    </message>
    <message>
        <source>点号码可重新打印或恢复排队。</source>
        <translation>Touch one to print it again or restore it.</translation>
    </message>
    <message>
        <source>办理其他业务</source>
        <translation>Another matter</translation>
    </message>
</context>
<context>
    <name>NavRail</name>
    <message>
        <source>呼叫同事</source>
        <translation>Call</translation>
    </message>
</context>
<context>
    <name>NewestCall</name>
    <message>
        <source>请</source>
        <translation>Now calling</translation>
    </message>
    <message>
        <source>到 %1</source>
        <translation>Go to %1</translation>
    </message>
    <message>
        <source>请取号后在等候区就座，留意叫号</source>
        <translation>Take a number, have a seat and watch for your call</translation>
    </message>
</context>
<context>
    <name>NumberCard</name>
    <message>
        <source>您的号码</source>
        <translation>Your number</translation>
    </message>
    <message>
        <source>号码的二维码</source>
        <translation>QR code of the number</translation>
    </message>
    <message>
        <source>扫码看进度</source>
        <translation>Scan to follow</translation>
    </message>
</context>
<context>
    <name>OnScreenKeyboard</name>
    <message>
        <source>删除一个字</source>
        <translation>Delete one sign</translation>
    </message>
    <message>
        <source>全部清空</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>空格</source>
        <extracomment>Key: a space between words. Very short.</extracomment>
        <translation>Space</translation>
    </message>
    <message>
        <source>改为输入英文</source>
        <translation>Type English</translation>
    </message>
    <message>
        <source>改为输入拼音</source>
        <translation>Type pinyin</translation>
    </message>
    <message>
        <source>清空</source>
        <extracomment>Key: takes away all that was typed. Very short.</extracomment>
        <translation>Clear</translation>
    </message>
    <message>
        <source>英文</source>
        <extracomment>Key: to Latin letters; to pinyin. Very short.</extracomment>
        <translation>English</translation>
    </message>
    <message>
        <source>拼音</source>
        <translation>Pinyin</translation>
    </message>
    <message>
        <source>输入拼音或首字母，这里会出现汉字</source>
        <translation>Type pinyin or initials; the characters appear here</translation>
    </message>
    <message>
        <source>输入英文单词的开头</source>
        <translation>Type the beginning of a word</translation>
    </message>
    <message>
        <source>句点</source>
        <translation>Full stop</translation>
    </message>
</context>
<context>
    <name>OpenPanel</name>
    <message>
        <source>本窗口受理</source>
        <translation>This window serves</translation>
    </message>
    <message>
        <source>不选表示受理全部业务</source>
        <translation>None chosen means everything</translation>
    </message>
    <message>
        <source>已选 %1 项业务</source>
        <translation>%1 chosen</translation>
    </message>
    <message>
        <source>开放窗口</source>
        <translation>Open window</translation>
    </message>
    <message>
        <source>接管窗口</source>
        <translation>Take over the window</translation>
    </message>
    <message>
        <source>提前结束今天的叫号</source>
        <translation>End today’s calling early</translation>
    </message>
    <message>
        <source>不选表示受理您能办的全部业务</source>
        <translation>None chosen: all matters that you may serve</translation>
    </message>
</context>
<context>
    <name>OutagePage</name>
    <message>
        <source>大厅服务器没有回应</source>
        <translation>The hall&apos;s server does not answer</translation>
    </message>
    <message>
        <source>自助终端照常取号。请来人在终端取号，按号票上的时间先后当面接待</source>
        <translation>Terminals still give out numbers. Serve people in person by the time on their tickets</translation>
    </message>
    <message>
        <source>终端也不能取号时，由导服台发预先印好的纸质号（A0501 起），写上时间</source>
        <translation>If terminals fail too, reception hands out printed paper numbers (from A0501) and writes the time on them</translation>
    </message>
    <message>
        <source>每接待一位，在登记表上写号码、业务、开始和结束时间</source>
        <translation>For each person note number, matter, start and end on the list</translation>
    </message>
    <message>
        <source>恢复后，到“导服台”按 F3 补录纸质号码，再照常叫号</source>
        <translation>Afterwards enter the paper numbers under “Reception” with F3, then call as usual</translation>
    </message>
    <message>
        <source>与市平台的网络中断</source>
        <translation>No network to the city platform</translation>
    </message>
    <message>
        <source>取号、叫号、收件照常，恢复后自动补报，不用重做</source>
        <translation>Numbers, calls and filing go on; all is reported by itself later, nothing is done twice</translation>
    </message>
    <message>
        <source>查不到的办件和共享数据，请来人出示纸质材料</source>
        <translation>Where cases or shared data cannot be found, ask for the paper</translation>
    </message>
    <message>
        <source>要当场出结果的，先受理，告诉来人取件的办法</source>
        <translation>If a result is due at once, accept it and say how it will be handed over</translation>
    </message>
    <message>
        <source>打印机不能用</source>
        <translation>The printer does not work</translation>
    </message>
    <message>
        <source>缺纸：打开盖子换纸，光面朝外，合上后自动重打</source>
        <translation>Out of paper: open the lid, put in a roll, shiny side out; closed, it prints again</translation>
    </message>
    <message>
        <source>还不行：请来人扫屏幕上的二维码，或把号码写给来人，号码一样有效</source>
        <translation>Still nothing: let people scan the code on the screen, or write the number down; it counts all the same</translation>
    </message>
    <message>
        <source>回执和收据请到旁边的窗口打印，并报技术人员</source>
        <translation>Print receipts at the next window, and tell the technicians</translation>
    </message>
    <message>
        <source>叫号屏或语音不能用</source>
        <translation>The board or the voice does not work</translation>
    </message>
    <message>
        <source>叫号后起身口头叫号两遍，只叫号码，不叫姓名</source>
        <translation>After calling, stand up and call the number aloud twice; the number only, no name</translation>
    </message>
    <message>
        <source>请导服台到等候区引导，留意听不清、看不见的人</source>
        <translation>Ask reception to guide people, and to mind those who cannot hear or see</translation>
    </message>
    <message>
        <source>没有来的先不要按“过号”，多等一会儿再叫一次</source>
        <translation>Nobody comes: wait a little and call once more before “No-show”</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>返回</source>
        <extracomment>One page back.</extracomment>
        <translation>Back</translation>
    </message>
    <message>
        <source>首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>退出登录</source>
        <extracomment>End the session; nothing of the person is left on the terminal.</extracomment>
        <translation>Sign out</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>补录纸质号码</source>
        <translation>Enter paper numbers</translation>
    </message>
    <message>
        <source>停用期间写在纸上的号码，按写号的时间排队。中间的号码按先后均匀算时间；只有一个号码时，后两格不填</source>
        <translation>Numbers written on paper wait from the time they were written; those between are spread evenly. For a single one leave the second row empty</translation>
    </message>
    <message>
        <source>第一个号码，如 A0501</source>
        <translation>First number, as A0501</translation>
    </message>
    <message>
        <source>写号时间，如 9:30</source>
        <translation>Written at, as 9:30</translation>
    </message>
    <message>
        <source>最后一个号码</source>
        <translation>Last number</translation>
    </message>
    <message>
        <source>它的写号时间</source>
        <translation>Written at</translation>
    </message>
    <message>
        <source>补录</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>PaperPanel</name>
    <message>
        <source>第 %1 张小票</source>
        <translation>Ticket %1</translation>
    </message>
    <message>
        <source>小票</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>共 %1 张</source>
        <translation>%1 printed</translation>
    </message>
    <message>
        <source>上一张小票</source>
        <translation>The ticket before</translation>
    </message>
    <message>
        <source>下一张小票</source>
        <translation>The ticket after</translation>
    </message>
    <message>
        <source>还没有打印小票</source>
        <translation>No ticket printed yet</translation>
    </message>
    <message>
        <source>小票的样子</source>
        <translation>Picture of the ticket</translation>
    </message>
</context>
<context>
    <name>PaymentPanel</name>
    <message>
        <source>收款设备</source>
        <translation>Payment box</translation>
    </message>
    <message>
        <source>现在没有要付的款</source>
        <translation>Nothing to pay now</translation>
    </message>
    <message>
        <source>付款</source>
        <translation>Pay</translation>
    </message>
    <message>
        <source>拒绝付款</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>等到超时</source>
        <translation>Let it lapse</translation>
    </message>
    <message>
        <source>收了款，答复丢失</source>
        <translation>Charge, lose the answer</translation>
    </message>
    <message>
        <source>断电再通电</source>
        <translation>Power off and on</translation>
    </message>
    <message>
        <source>收款记录</source>
        <translation>Charges</translation>
    </message>
    <message>
        <source>共 %1 笔，%2</source>
        <translation>%1 in all, %2</translation>
    </message>
    <message>
        <source>拔掉收款设备</source>
        <translation>Unplug the payment box</translation>
    </message>
    <message>
        <source>插上收款设备</source>
        <translation>Plug in the payment box</translation>
    </message>
</context>
<context>
    <name>PickTicketDialog</name>
    <message>
        <source>号码或二维码</source>
        <translation>Number or QR code</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>%1（%2 / %3）</source>
        <translation>%1 (%2 of %3)</translation>
    </message>
    <message>
        <source>上一张</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一张</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PrinterFaultPage</name>
    <message>
        <source>我已记下号码</source>
        <translation>I have noted it</translation>
    </message>
    <message>
        <source>重新打印</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>呼叫工作人员</source>
        <translation>Call staff</translation>
    </message>
</context>
<context>
    <name>PrinterPanel</name>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>点一下制造故障，再点一下修好</source>
        <translation>Press for trouble, press again to mend it</translation>
    </message>
    <message>
        <source>扫码器</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>没有送出：没有程序在听扫码器</source>
        <translation>Not sent: no program listens to the scanner</translation>
    </message>
    <message>
        <source>扫右边小票上的二维码，或任意内容</source>
        <translation>Scan the ticket&apos;s QR code, or anything</translation>
    </message>
    <message>
        <source>扫这张小票的二维码</source>
        <translation>Scan this ticket&apos;s QR code</translation>
    </message>
    <message>
        <source>要扫的内容</source>
        <translation>What to scan</translation>
    </message>
    <message>
        <source>扫</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>扫输入的内容</source>
        <translation>Scan what is typed</translation>
    </message>
</context>
<context>
    <name>PrintingPage</name>
    <message>
        <source>正在打印，请在出票口取小票</source>
        <translation>Printing. Please take your ticket</translation>
    </message>
</context>
<context>
    <name>Provinces</name>
    <message>
        <source>北京</source>
        <translation>Beijing</translation>
    </message>
    <message>
        <source>天津</source>
        <translation>Tianjin</translation>
    </message>
    <message>
        <source>河北</source>
        <translation>Hebei</translation>
    </message>
    <message>
        <source>山西</source>
        <translation>Shanxi</translation>
    </message>
    <message>
        <source>内蒙古</source>
        <translation>Inner Mongolia</translation>
    </message>
    <message>
        <source>辽宁</source>
        <translation>Liaoning</translation>
    </message>
    <message>
        <source>吉林</source>
        <translation>Jilin</translation>
    </message>
    <message>
        <source>黑龙江</source>
        <translation>Heilongjiang</translation>
    </message>
    <message>
        <source>上海</source>
        <translation>Shanghai</translation>
    </message>
    <message>
        <source>江苏</source>
        <translation>Jiangsu</translation>
    </message>
    <message>
        <source>浙江</source>
        <translation>Zhejiang</translation>
    </message>
    <message>
        <source>安徽</source>
        <translation>Anhui</translation>
    </message>
    <message>
        <source>福建</source>
        <translation>Fujian</translation>
    </message>
    <message>
        <source>江西</source>
        <translation>Jiangxi</translation>
    </message>
    <message>
        <source>山东</source>
        <translation>Shandong</translation>
    </message>
    <message>
        <source>河南</source>
        <translation>Henan</translation>
    </message>
    <message>
        <source>湖北</source>
        <translation>Hubei</translation>
    </message>
    <message>
        <source>湖南</source>
        <translation>Hunan</translation>
    </message>
    <message>
        <source>广东</source>
        <translation>Guangdong</translation>
    </message>
    <message>
        <source>广西</source>
        <translation>Guangxi</translation>
    </message>
    <message>
        <source>海南</source>
        <translation>Hainan</translation>
    </message>
    <message>
        <source>重庆</source>
        <translation>Chongqing</translation>
    </message>
    <message>
        <source>四川</source>
        <translation>Sichuan</translation>
    </message>
    <message>
        <source>贵州</source>
        <translation>Guizhou</translation>
    </message>
    <message>
        <source>云南</source>
        <translation>Yunnan</translation>
    </message>
    <message>
        <source>西藏</source>
        <translation>Tibet</translation>
    </message>
    <message>
        <source>陕西</source>
        <translation>Shaanxi</translation>
    </message>
    <message>
        <source>甘肃</source>
        <translation>Gansu</translation>
    </message>
    <message>
        <source>青海</source>
        <translation>Qinghai</translation>
    </message>
    <message>
        <source>宁夏</source>
        <translation>Ningxia</translation>
    </message>
    <message>
        <source>新疆</source>
        <translation>Xinjiang</translation>
    </message>
    <message>
        <source>台湾</source>
        <translation>Taiwan</translation>
    </message>
    <message>
        <source>香港</source>
        <translation>Hong Kong</translation>
    </message>
    <message>
        <source>澳门</source>
        <translation>Macao</translation>
    </message>
</context>
<context>
    <name>PublicPages</name>
    <message>
        <source>我的办件</source>
        <translation>My case</translation>
    </message>
    <message>
        <source>没有找到这个办件。如果是在断网时办的，联网后稍等再查；也可以凭回执到服务台查询。</source>
        <translation>This case was not found. If it was filed while the network was down, try again a little later, or ask at the service desk with your receipt.</translation>
    </message>
    <message>
        <source>临时编号</source>
        <translation>Provisional number</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>本页不显示个人信息。详情请持身份证到自助终端或窗口查询。</source>
        <translation>This page shows nothing personal. For more, ask at a terminal or a window with your ID card.</translation>
    </message>
    <message>
        <source>已收到，等待审核</source>
        <translation>Received, to be decided</translation>
    </message>
    <message>
        <source>已批准</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>未获批准，请到窗口咨询</source>
        <translation>Not approved; please ask at a window</translation>
    </message>
    <message>
        <source>已受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>材料需要补正，请到窗口办理</source>
        <translation>Something is missing; please come to a window</translation>
    </message>
    <message>
        <source>不予受理，请到窗口咨询</source>
        <translation>Not accepted; please ask at a window</translation>
    </message>
    <message>
        <source>正在审查</source>
        <translation>Under review</translation>
    </message>
    <message>
        <source>特殊程序审查中，时限暂停计算</source>
        <translation>In a special procedure; the time limit does not run</translation>
    </message>
    <message>
        <source>结果已送达</source>
        <translation>The result has been handed over</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>证明核验</source>
        <translation>Is this document genuine?</translation>
    </message>
    <message>
        <source>这个链接不完整，或不是本系统签发的证明。请对准纸上的二维码重新扫描；仍不行，请向签发部门核实。</source>
        <translation>This link is not whole, or no document of ours. Please scan the code on the paper again; if that does not help, ask the department that issued it.</translation>
    </message>
    <message>
        <source>核验通过：证明由本系统的机器签发，未被改动</source>
        <translation>Genuine: signed by a machine of ours, and not changed</translation>
    </message>
    <message>
        <source>签名有效，但办件还没有送达平台。机器可能断网，请稍后再查。</source>
        <translation>The signature is good, but the case has not arrived here yet. The machine may be off line; please look again later.</translation>
    </message>
    <message>
        <source>证明是真的，但已经过了有效期</source>
        <translation>Genuine, but no longer valid: its time is over</translation>
    </message>
    <message>
        <source>签名有效，但这个办件现在不是“已批准”。请向签发部门核实。</source>
        <translation>The signature is good, but the case is not approved now. Please ask the department that issued it.</translation>
    </message>
    <message>
        <source>核验不通过：内容被改动过，或签名是伪造的。请不要采信。</source>
        <translation>Not genuine: it was changed, or the signature is forged. Do not rely on it.</translation>
    </message>
    <message>
        <source>核验不通过：签发的机器不在本系统中。请不要采信。</source>
        <translation>Not genuine: the machine it names is none of ours. Do not rely on it.</translation>
    </message>
    <message>
        <source>签发的机器已经停用。签名是它的，但不能确定是在停用之前签的，请向签发部门核实。</source>
        <translation>The machine that signed it has been shut out. It is its signature, but nobody can say that it signed before that. Please ask the department that issued it.</translation>
    </message>
    <message>
        <source>证明名称</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>签发部门</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>签发日期</source>
        <translation>Issued on</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>长期</source>
        <translation>Without end</translation>
    </message>
    <message>
        <source>签发机器</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>本页不显示个人信息。请核对上面的名称、编号、日期与纸上是否一致；纸上的姓名和内容，可凭校验码向签发部门核验。</source>
        <translation>This page shows nothing personal. Please hold name, number and dates above against the paper. The department that issued it checks its words and its holder by the check code.</translation>
    </message>
    <message>
        <source>我的排队号</source>
        <translation>My ticket</translation>
    </message>
    <message>
        <source>没有找到这个号。号码当日有效，请到取号机或服务台重新取号。</source>
        <translation>This ticket was not found. Tickets are valid on their day; please take a new one at a terminal or at the service desk.</translation>
    </message>
    <message>
        <source>前面还有</source>
        <translation>People ahead</translation>
    </message>
    <message>
        <source>%1 位</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>办理事项</source>
        <comment>of a ticket</comment>
        <translation>Matter</translation>
    </message>
    <message>
        <source>还要办</source>
        <translation>Also for</translation>
    </message>
    <message>
        <source>请到窗口</source>
        <translation>Please go to window</translation>
    </message>
    <message>
        <source>等候区域</source>
        <translation>Waiting area</translation>
    </message>
    <message>
        <source>按优先类别和取号时间叫号，不按号码大小。</source>
        <translation>Called by class and time of issue, not by number.</translation>
    </message>
    <message>
        <source>正在出号</source>
        <translation>Being issued</translation>
    </message>
    <message>
        <source>等候叫号</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>暂未排队：请在取号机刷身份证或请工作人员恢复</source>
        <translation>Set aside: lay your ID card on a terminal, or ask the staff</translation>
    </message>
    <message>
        <source>正在叫号</source>
        <translation>You are being called</translation>
    </message>
    <message>
        <source>正在办理</source>
        <translation>Being served</translation>
    </message>
    <message>
        <source>已办理完毕</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>已随您的另一个号一并办理</source>
        <translation>Closed together with your other ticket</translation>
    </message>
    <message>
        <source>今日大厅</source>
        <translation>The hall today</translation>
    </message>
    <message>
        <source>等候情况</source>
        <translation>Waiting now</translation>
    </message>
    <message>
        <source>办理事项</source>
        <translation>What you can do here</translation>
    </message>
    <message>
        <source>首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>等候情况</source>
        <comment>link</comment>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>办理事项</source>
        <comment>link</comment>
        <translation>Matters</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>等候</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>%1 人</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>预计等候</source>
        <translation>Expected wait</translation>
    </message>
    <message>
        <source>%1 分钟</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>暂无窗口办理</source>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>暂无法预计</source>
        <translation>Not known yet</translation>
    </message>
    <message>
        <source>数据时间 %1</source>
        <translation>As of %1</translation>
    </message>
    <message>
        <source>暂时收不到大厅的最新数据，以下为较早的情况。</source>
        <translation>The hall cannot be reached just now; these figures are older.</translation>
    </message>
    <message>
        <source>暂无内容，请稍后再看。</source>
        <translation>Nothing here yet; please look again later.</translation>
    </message>
    <message>
        <source>办理部门：%1</source>
        <translation>Department: %1</translation>
    </message>
    <message>
        <source>办理地点：%1</source>
        <translation>Where: %1</translation>
    </message>
    <message>
        <source>取号须刷身份证。</source>
        <translation>Bring your ID card: a number needs it.</translation>
    </message>
    <message>
        <source>需带材料：</source>
        <translation>Bring:</translation>
    </message>
    <message>
        <source>无需携带其他材料。</source>
        <translation>Nothing else is needed.</translation>
    </message>
    <message>
        <source>%1（如有）</source>
        <translation>%1 (if you have it)</translation>
    </message>
    <message>
        <source>%1 × %2 份</source>
        <translation>%1 × %2 copies</translation>
    </message>
    <message>
        <source>按优先类别和取号时间叫号，预计时间仅供参考。</source>
        <translation>Called by class and time of issue; the times are estimates.</translation>
    </message>
    <message>
        <source>查找事项：输入名称、拼音或首字母</source>
        <translation>Find a matter: its name, in Chinese, pinyin or English</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>找到 %1 项</source>
        <translation>%1 found</translation>
    </message>
    <message>
        <source>没有找到“%1”，请换一个词试试，或看全部事项。</source>
        <translation>Nothing was found for “%1”. Please try another word, or look at all matters.</translation>
    </message>
    <message>
        <source>看全部事项</source>
        <translation>All matters</translation>
    </message>
    <message>
        <source>市政务服务中心</source>
        <translation>City service centre</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>预计等候</source>
        <comment>of a ticket</comment>
        <translation>Expected wait</translation>
    </message>
    <message>
        <source>%1 分钟</source>
        <comment>of a ticket</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>数据时间 %1</source>
        <comment>of a ticket</comment>
        <translation>As of %1</translation>
    </message>
    <message>
        <source>大厅网络中断，本页可能不是最新。请留意大厅屏幕和广播。</source>
        <translation>The hall cannot be reached, so this page may be out of date. Please watch the screens and listen for announcements in the hall.</translation>
    </message>
    <message>
        <source>手机连不上网络，本页可能不是最新。请留意大厅屏幕和广播。</source>
        <translation>Your phone is offline, so this page may be out of date. Please watch the screens and listen for announcements in the hall.</translation>
    </message>
    <message>
        <source>叫到我时响铃振动</source>
        <translation>Ring and vibrate when I am called</translation>
    </message>
    <message>
        <source>叫到您时会响铃振动，请不要关闭本页</source>
        <translation>It will ring and vibrate when you are called: please keep this page open</translation>
    </message>
    <message>
        <source>我会晚到：让后面 3 位先办</source>
        <translation>I will be late: let the next 3 go first</translation>
    </message>
    <message>
        <source>取消这个号</source>
        <translation>Give up this number</translation>
    </message>
    <message>
        <source>确定取消吗？取消后要重新取号、重新排队。</source>
        <translation>Give it up? To come back, you will have to take a new number and queue again.</translation>
    </message>
    <message>
        <source>确定取消</source>
        <translation>Yes, give it up</translation>
    </message>
    <message>
        <source>不取消，返回</source>
        <translation>No, keep it</translation>
    </message>
    <message>
        <source>已提交，等待大厅确认。</source>
        <translation>Sent. Waiting for the hall to confirm.</translation>
    </message>
    <message>
        <source>这次服务怎么样？（可不评）</source>
        <translation>How was the service? (You need not answer.)</translation>
    </message>
    <message>
        <source>谢谢您的评价。</source>
        <translation>Thank you for your rating.</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Larger type</translation>
    </message>
    <message>
        <source>标准字</source>
        <translation>Normal type</translation>
    </message>
    <message>
        <source>非常满意</source>
        <comment>of a service</comment>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>满意</source>
        <comment>of a service</comment>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>基本满意</source>
        <comment>of a service</comment>
        <translation>Fairly satisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <comment>of a service</comment>
        <translation>Not satisfied</translation>
    </message>
    <message>
        <source>非常不满意</source>
        <comment>of a service</comment>
        <translation>Very dissatisfied</translation>
    </message>
    <message>
        <source>暂停办理：请按工作人员说明再来</source>
        <translation>On hold: please come back as the staff told you</translation>
    </message>
    <message>
        <source>今天的叫号已提前结束，未办理的号码已取消。请改天再来，或在服务台咨询。</source>
        <translation>Calling has ended early today and open numbers are cancelled. Please come another day, or ask at the reception.</translation>
    </message>
    <message>
        <source>比您晚取号、已先叫</source>
        <translation>Called before you, taken later</translation>
    </message>
    <message>
        <source>有预约 %1 人，优先 %2 人</source>
        <translation>%1 with an appointment, %2 with priority</translation>
    </message>
    <message>
        <source>已过号：请在取号机刷身份证或扫码恢复</source>
        <translation>Missed: lay your card or this code on a terminal to come back</translation>
    </message>
    <message>
        <source>今天提前到 %1 结束办理。办不到的、预约在此之后的，可在自助机或服务台改约其他时间。</source>
        <translation>Today we close early, at %1. Whoever cannot be served, or has an appointment after that, may take another time at a terminal or reception.</translation>
    </message>
    <message>
        <source>按现在的进度，今天可能轮不到您。号码仍然有效，轮到时照常叫号。</source>
        <translation>As it goes now, you may not be called today. Your number stays valid and is called when it is its turn.</translation>
    </message>
    <message>
        <source>现在没有窗口办理这件事。号码仍然有效，有窗口后照常叫号。</source>
        <translation>No window serves this now. Your number stays valid and is called once one does.</translation>
    </message>
    <message>
        <source>要改约其他时间，请在自助机扫小票上的码或刷身份证，也可以到服务台。</source>
        <translation>To book another time, scan your slip or lay your ID card at a terminal, or ask at reception.</translation>
    </message>
    <message>
        <source>想改天再来，请到服务台问问。</source>
        <translation>To come another day, please ask at reception.</translation>
    </message>
    <message>
        <source>%1 号比您晚取号，%2 先叫了：%3。</source>
        <translation>%1 was taken after yours and was called first at %2: %3.</translation>
    </message>
    <message>
        <source>%1（%2 的估计）</source>
        <comment>of a ticket</comment>
        <translation>%1 (estimated at %2)</translation>
    </message>
    <message>
        <source>比您晚 %1 分钟以上取的号不会先叫：最多像您晚取 %1 分钟那样等。</source>
        <translation>Nobody who takes a number more than %1 minutes after you is called first: you wait at most as if you had come %1 minutes later.</translation>
    </message>
    <message>
        <source>按规定可以优先办理</source>
        <translation>it has priority by the rules</translation>
    </message>
    <message>
        <source>已提前预约</source>
        <translation>it was booked in advance</translation>
    </message>
    <message>
        <source>连叫几个优先号后，轮到普通号</source>
        <translation>after several priority numbers it was an ordinary one’s turn</translation>
    </message>
    <message>
        <source>工作人员提前叫号，原因已记录</source>
        <translation>staff called it early; the reason is on record</translation>
    </message>
    <message>
        <source>您的号因预约时间、过号恢复或让先，排在它后面</source>
        <translation>yours stands behind it: for its appointment, after a missed call, or because you let others go first</translation>
    </message>
    <message>
        <source>当时您的号没有在排队</source>
        <translation>yours was not in the queue then</translation>
    </message>
</context>
<context>
    <name>QueueFacts</name>
    <message>
        <source>办理区域</source>
        <translation>Where to go</translation>
    </message>
    <message>
        <source>前面等候</source>
        <translation>Ahead of you</translation>
    </message>
    <message>
        <source>%1，%2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>预计等候</source>
        <translation>Expected wait</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>等候队列</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>窗口开放后，这里显示等候的人</source>
        <translation>Once the window is open, those who wait are shown here</translation>
    </message>
    <message>
        <source>现在没有人等候</source>
        <translation>Nobody waits now</translation>
    </message>
    <message>
        <source>过号和未取的号票 %1 张 · F6 找回</source>
        <translation>Missed or not taken: %1 · F6 restores</translation>
    </message>
    <message>
        <source>找回</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>找回 %1</source>
        <translation>Restore %1</translation>
    </message>
</context>
<context>
    <name>ReaderPanel</name>
    <message>
        <source>身份证阅读器</source>
        <translation>Card reader</translation>
    </message>
    <message>
        <source>点一下放上证件，再点一下拿走</source>
        <translation>Press to lay a card down, press again to lift it</translation>
    </message>
    <message>
        <source>读卡时</source>
        <translation>When a card is read</translation>
    </message>
    <message>
        <source>拔掉阅读器</source>
        <translation>Unplug reader</translation>
    </message>
    <message>
        <source>插上阅读器</source>
        <translation>Plug reader in</translation>
    </message>
</context>
<context>
    <name>ReadyStrip</name>
    <message>
        <source>请准备
Get ready</source>
        <extracomment>Before the numbers that are called next.</extracomment>
        <translation>Get ready
请准备</translation>
    </message>
</context>
<context>
    <name>ReasonCodes</name>
    <message>
        <source>一窗受理一次办结</source>
        <translation>One window, done in one visit</translation>
    </message>
    <message>
        <source>可以先受理后补材料</source>
        <translation>Accepted first, documents later</translation>
    </message>
    <message>
        <source>不用提交证明</source>
        <translation>No certificates needed</translation>
    </message>
    <message>
        <source>可以全程网上办理</source>
        <translation>Can be done entirely online</translation>
    </message>
    <message>
        <source>可以使用手机办理</source>
        <translation>Can be done by phone</translation>
    </message>
    <message>
        <source>可以就近办理</source>
        <translation>Can be done nearby</translation>
    </message>
    <message>
        <source>无需材料直接办理</source>
        <translation>No documents needed at all</translation>
    </message>
    <message>
        <source>服务热情效率高</source>
        <translation>Warm and efficient service</translation>
    </message>
    <message>
        <source>填写一张表单就可完成申报</source>
        <translation>One form was enough to apply</translation>
    </message>
    <message>
        <source>在线提交材料窗口核验</source>
        <translation>Documents online, checked at the window</translation>
    </message>
    <message>
        <source>一张清单告知全部申报材料</source>
        <translation>One list named all documents</translation>
    </message>
    <message>
        <source>用告知承诺减免申报材料</source>
        <translation>A signed promise replaced documents</translation>
    </message>
    <message>
        <source>可以在线预约办理</source>
        <translation>Can be booked online</translation>
    </message>
    <message>
        <source>跑大厅一次办完</source>
        <translation>Done in one trip to the hall</translation>
    </message>
    <message>
        <source>可以使用自助机办理</source>
        <translation>Can be done at a terminal</translation>
    </message>
    <message>
        <source>服务态度较好</source>
        <translation>Good service</translation>
    </message>
    <message>
        <source>一次性告知需要补正的材料</source>
        <translation>Told at once what was missing</translation>
    </message>
    <message>
        <source>提供申报材料样本</source>
        <translation>Sample documents were provided</translation>
    </message>
    <message>
        <source>在承诺的时间内办结</source>
        <translation>Done within the promised time</translation>
    </message>
    <message>
        <source>办事指南指引准确</source>
        <translation>The guide was accurate</translation>
    </message>
    <message>
        <source>按办事指南要求的材料即可办理</source>
        <translation>The listed documents were enough</translation>
    </message>
    <message>
        <source>可以快递送达</source>
        <translation>Delivered by courier</translation>
    </message>
    <message>
        <source>跑动次数与承诺的一致</source>
        <translation>As many trips as promised</translation>
    </message>
    <message>
        <source>服务态度一般</source>
        <translation>Ordinary service</translation>
    </message>
    <message>
        <source>没有提供材料样本</source>
        <translation>No sample documents</translation>
    </message>
    <message>
        <source>没有提供材料清单</source>
        <translation>No list of documents</translation>
    </message>
    <message>
        <source>未在承诺时间内办结</source>
        <translation>Not done within the promised time</translation>
    </message>
    <message>
        <source>同样内容的证明材料被要求多次提交</source>
        <translation>Same proof asked for again and again</translation>
    </message>
    <message>
        <source>承诺网办但无法在线办理</source>
        <translation>Promised online, but not possible</translation>
    </message>
    <message>
        <source>在线预约办理后到实体大厅重复取号排队</source>
        <translation>Booked online, had to queue again</translation>
    </message>
    <message>
        <source>窗口人员业务不熟练</source>
        <translation>Staff did not know the matter well</translation>
    </message>
    <message>
        <source>服务态度生硬</source>
        <translation>Curt service</translation>
    </message>
    <message>
        <source>在办事指南之外增加新的审批条件</source>
        <translation>Conditions beyond the guide</translation>
    </message>
    <message>
        <source>需提供办事指南之外的申报材料</source>
        <translation>Documents beyond the guide</translation>
    </message>
    <message>
        <source>无理由超过法定办理时间</source>
        <translation>Past the legal time without reason</translation>
    </message>
    <message>
        <source>办事指南提供样本有错</source>
        <translation>Samples in the guide were wrong</translation>
    </message>
    <message>
        <source>承诺在线收取申报材料实际无法收取</source>
        <translation>Documents not taken online as promised</translation>
    </message>
    <message>
        <source>多头跑窗口和部门</source>
        <translation>Sent from window to window</translation>
    </message>
    <message>
        <source>跑动次数与承诺的不一致</source>
        <translation>More trips than promised</translation>
    </message>
    <message>
        <source>服务态度差效率低</source>
        <translation>Poor and slow service</translation>
    </message>
</context>
<context>
    <name>ReceiverDialog</name>
    <message>
        <source>领取人的身份证号码</source>
        <translation>ID number of who receives it</translation>
    </message>
    <message>
        <source>请看证件原件，人证一致后输入上面的 18 位号码</source>
        <translation>Look at the document itself and at its holder, then type the 18 characters</translation>
    </message>
    <message>
        <source>身份证号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
</context>
<context>
    <name>RecentCalls</name>
    <message>
        <source>最近叫号</source>
        <translation>Recent calls</translation>
    </message>
</context>
<context>
    <name>ReceptionPage</name>
    <message>
        <source>输入业务名称、拼音或首字母</source>
        <translation>Type a matter&apos;s name, pinyin or initials</translation>
    </message>
    <message>
        <source>没有找到，请换个说法</source>
        <translation>Nothing found, try other words</translation>
    </message>
    <message>
        <source>这个号码</source>
        <translation>This number</translation>
    </message>
    <message>
        <source>从左边选业务，按回车选上；再按一次不选。来人有身份证的，放在阅读器上</source>
        <translation>Choose matters on the left with Enter, again to drop one. Lay an ID card on the reader if there is one</translation>
    </message>
    <message>
        <source>取到的号码会显示在这里</source>
        <translation>The number will be shown here</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Take number</translation>
    </message>
    <message>
        <source>优先类别</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>补录纸质号</source>
        <translation>Paper numbers</translation>
    </message>
    <message>
        <source>再打一张</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>重新选</source>
        <translation>Start over</translation>
    </message>
    <message>
        <source>按哪一类排队？</source>
        <translation>Which class?</translation>
    </message>
    <message>
        <source>根据什么？会留下记录</source>
        <translation>On what ground? It is recorded</translation>
    </message>
</context>
<context>
    <name>ReceptionSlip</name>
    <message>
        <source>您的号码</source>
        <translation>Your number</translation>
    </message>
    <message>
        <source>取号时间</source>
        <translation>Taken at</translation>
    </message>
    <message>
        <source>扫码查看排队进度</source>
        <translation>Scan to follow the queue</translation>
    </message>
    <message>
        <source>当日有效。过号请咨询工作人员。</source>
        <translation>Valid today. If you missed your call, please ask the staff.</translation>
    </message>
    <message>
        <source>不到 5 分钟</source>
        <translation>Under 5 minutes</translation>
    </message>
    <message>
        <source>%1–%2 分钟，变化大</source>
        <translation>%1–%2 min, may vary</translation>
    </message>
    <message>
        <source>约 %1–%2 分钟</source>
        <translation>About %1–%2 min</translation>
    </message>
    <message>
        <source>预计等候</source>
        <translation>Expected wait</translation>
    </message>
    <message>
        <source>现在大厅网络中断，手机上看到的可能不是最新。</source>
        <translation>The hall is off line just now: what a phone shows may be out of date.</translation>
    </message>
    <message>
        <source>请留意大厅屏幕和广播。</source>
        <translation>Please watch the screens and listen for your number.</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>找回号票</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>号码或二维码</source>
        <translation>Number or QR code</translation>
    </message>
    <message>
        <source>找回</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>本窗口现在没有过号或未取的号票</source>
        <translation>No missed or set-aside ticket at this window</translation>
    </message>
    <message>
        <source>过号和未取的号票</source>
        <translation>Missed and set-aside tickets</translation>
    </message>
    <message>
        <source>不输入直接按回车，找回第一张；按 ↓ 选择其他</source>
        <translation>Enter alone restores the first; ↓ chooses another</translation>
    </message>
    <message>
        <source>输入号码，或用扫码枪扫小票上的二维码。未取的号排在原处，过号的往后排；在等候的号，显示为什么还没叫到；两个号码（空一格），显示谁在前和原因</source>
        <translation>Type the number, or scan the QR code on the ticket. A missed number comes back further behind; of one that waits it says why it is not called yet, and of two, with a space between, which comes first and why</translation>
    </message>
</context>
<context>
    <name>ResultSheet</name>
    <message>
        <source>政务服务自助终端 %1</source>
        <translation>Government service terminal %1</translation>
    </message>
    <message>
        <source>编号（临时）：%1</source>
        <translation>Number (provisional): %1</translation>
    </message>
    <message>
        <source>编号：%1</source>
        <translation>Number: %1</translation>
    </message>
    <message>
        <source>经核对，符合以下办理条件</source>
        <translation>Checked, and found to meet these conditions</translation>
    </message>
    <message>
        <source>有效期至 %1</source>
        <translation>Valid until %1</translation>
    </message>
    <message>
        <source>扫码核验真伪</source>
        <translation>Scan to verify</translation>
    </message>
    <message>
        <source>本证明已由签发终端电子签名</source>
        <translation>Signed electronically by the issuing terminal</translation>
    </message>
    <message>
        <source>签发终端</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>签名算法</source>
        <translation>Algorithm</translation>
    </message>
    <message>
        <source>密钥指纹</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>校验码</source>
        <translation>Check code</translation>
    </message>
    <message>
        <source>真伪以扫码核验的结果为准，涂改无效。校验码只印在这张纸上，凭它可向签发部门核验姓名和内容；二维码中没有个人信息。</source>
        <translation>Genuine only if the scan says so; void if altered. The check code stands on this paper alone: with it the department can verify name and content. The QR code holds nothing personal.</translation>
    </message>
    <message>
        <source>由政务服务自助终端打印</source>
        <translation>Printed by a government service terminal</translation>
    </message>
    <message>
        <source>第 %1 页，共 %2 页</source>
        <extracomment>%1 is this page, %2 how many there are.</extracomment>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>Noto Sans CJK SC</source>
        <extracomment>The fonts whose forms of the characters this language writes: of Chinese ones, SC, TC or HK.</extracomment>
        <translation>Noto Sans CJK SC</translation>
    </message>
    <message>
        <source>Noto Serif CJK SC</source>
        <translation>Noto Serif CJK SC</translation>
    </message>
    <message>
        <source>综合窗口 %1</source>
        <translation>Service counter, %1</translation>
    </message>
    <message>
        <source>本证明已由签发大厅电子签名</source>
        <translation>Signed electronically by the hall that issued it</translation>
    </message>
    <message>
        <source>签发大厅</source>
        <translation>Issued by hall</translation>
    </message>
    <message>
        <source>由政务服务窗口打印</source>
        <translation>Printed at a service counter</translation>
    </message>
</context>
<context>
    <name>ResultText</name>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>男</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>女</source>
        <translation>Female</translation>
    </message>
</context>
<context>
    <name>SampleCards</name>
    <message>
        <source>%1，普通证件</source>
        <translation>%1, ordinary card</translation>
    </message>
    <message>
        <source>%1，二十岁出头</source>
        <translation>%1, early twenties</translation>
    </message>
    <message>
        <source>%1，六十岁以上</source>
        <translation>%1, over sixty</translation>
    </message>
    <message>
        <source>%1，长期有效</source>
        <translation>%1, valid for life</translation>
    </message>
    <message>
        <source>%1，百岁以上</source>
        <translation>%1, over a hundred</translation>
    </message>
    <message>
        <source>%1，姓名有生僻字</source>
        <translation>%1, rare characters</translation>
    </message>
    <message>
        <source>%1，姓名较长</source>
        <translation>%1, long name</translation>
    </message>
    <message>
        <source>%1，证件已过期</source>
        <translation>%1, expired card</translation>
    </message>
    <message>
        <source>%1，香港居民居住证</source>
        <translation>%1, Hong Kong resident permit</translation>
    </message>
    <message>
        <source>%1，台湾居民居住证</source>
        <translation>%1, Taiwan resident permit</translation>
    </message>
    <message>
        <source>%1，外国人永久居留证（2017 版）</source>
        <translation>%1, foreigner&apos;s card of 2017</translation>
    </message>
    <message>
        <source>%1，外国人永久居留证（2023 版）</source>
        <translation>%1, foreigner&apos;s card of 2023</translation>
    </message>
    <message>
        <source>%1，外国人永久居留证（2023 版），无中文姓名</source>
        <translation>%1, foreigner&apos;s card of 2023, no Chinese name</translation>
    </message>
    <message>
        <source>%1类型的卡片，无法识别</source>
        <translation>Card of type %1, unknown</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>请输入要办的事项</source>
        <translation>What would you like to do?</translation>
    </message>
    <message>
        <source>修改文字</source>
        <translation>Change the text</translation>
    </message>
    <message>
        <source>查看结果</source>
        <translation>Show results</translation>
    </message>
    <message>
        <source>名称、拼音或首字母</source>
        <translation>Name, pinyin or initials</translation>
    </message>
    <message>
        <source>事项名称、拼音或首字母</source>
        <translation>Name of the matter, pinyin or initials</translation>
    </message>
</context>
<context>
    <name>SetAsidePage</name>
    <message>
        <source>号码已保留，暂不叫号</source>
        <translation>Number kept, not called yet</translation>
    </message>
    <message>
        <source>今天在本机刷身份证即可恢复，仍按原来的取号时间排队。</source>
        <translation>Lay your ID card here today to restore it in its old place.</translation>
    </message>
    <message>
        <source>完成（%1）</source>
        <translation>Done (%1)</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>我已记下，现在排队</source>
        <translation>Noted: join the queue</translation>
    </message>
    <message>
        <source>请拍下二维码：今天在本机扫码，或把号码告诉工作人员即可恢复，仍按原来的取号时间排队。</source>
        <translation>Take a photo of the code. Scan it here today, or tell staff the number, to queue again in your old place.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>综合窗口登录</source>
        <translation>Sign in to the counter</translation>
    </message>
    <message>
        <source>正在连接大厅服务器……</source>
        <translation>Connecting to the hall...</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>动态码（身份验证器上的 6 位数字）</source>
        <translation>One-time code (6 digits of your authenticator)</translation>
    </message>
    <message>
        <source>这个密码只能用一次，请换成自己的：至少 10 个字符，里面不要有账号</source>
        <translation>This password works once. Choose your own: at least 10 characters, without the account in it</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>再输入一次新密码</source>
        <translation>New password again</translation>
    </message>
    <message>
        <source>更换密码并登录</source>
        <translation>Change password and sign in</translation>
    </message>
</context>
<context>
    <name>SignaturePage</name>
    <message>
        <source>在线上签名</source>
        <translation>Sign on the line</translation>
    </message>
    <message>
        <source>我不能手写签名</source>
        <translation>I cannot sign by hand</translation>
    </message>
</context>
<context>
    <name>SlipTexts</name>
    <message>
        <source>请带好材料</source>
        <translation>Please bring</translation>
    </message>
    <message>
        <source>预约单</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>办理区域</source>
        <translation>Where to go</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>终端</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>到大厅后请刷身份证签到。</source>
        <translation>At the hall, check in with your ID card.</translation>
    </message>
    <message>
        <source>到大厅后扫码或刷身份证签到。</source>
        <translation>At the hall, check in with this code or your ID card.</translation>
    </message>
</context>
<context>
    <name>StepField</name>
    <message>
        <source>早十年</source>
        <translation>Ten years earlier</translation>
    </message>
    <message>
        <source>晚十年</source>
        <translation>Ten years later</translation>
    </message>
</context>
<context>
    <name>Style</name>
    <message>
        <source>Noto Sans CJK SC</source>
        <extracomment>The font whose forms of the characters this language writes: of Chinese ones, SC, TC or HK.</extracomment>
        <translation>Noto Sans CJK SC</translation>
    </message>
</context>
<context>
    <name>SuspendedList</name>
    <message>
        <source>全厅挂起 %1 人 · F11 叫回</source>
        <translation>Suspended in the hall: %1 · F11 calls back</translation>
    </message>
    <message>
        <source>叫回</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>叫回 %1</source>
        <translation>Call %1 back</translation>
    </message>
</context>
<context>
    <name>TextBox</name>
    <message>
        <source>尚未填写</source>
        <translation>Nothing yet</translation>
    </message>
</context>
<context>
    <name>ThemePage</name>
    <message>
        <source>%1，请选择业务类别</source>
        <translation>%1, choose a category</translation>
    </message>
    <message>
        <source>请选择业务类别</source>
        <translation>Choose a category</translation>
    </message>
    <message>
        <source>搜索事项</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>请选择要预约的事项类别</source>
        <translation>What kind of matter is it for?</translation>
    </message>
    <message>
        <source>再加一件事：请选择业务类别</source>
        <translation>Another matter: which kind?</translation>
    </message>
</context>
<context>
    <name>TicketPage</name>
    <message>
        <source>取号成功，请取走小票</source>
        <translation>Done. Please take your ticket</translation>
    </message>
    <message>
        <source>取号成功，请记下号码</source>
        <translation>Done. Please note your number</translation>
    </message>
    <message>
        <source>完成（%1）</source>
        <translation>Done (%1)</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>我需要更多时间</source>
        <translation>I need more time</translation>
    </message>
    <message>
        <source>请取走您的身份证</source>
        <translation>Please take your ID card</translation>
    </message>
    <message>
        <source>请到这里等候叫号</source>
        <translation>Please wait here</translation>
    </message>
    <message>
        <source>办理其他业务</source>
        <translation>Another matter</translation>
    </message>
</context>
<context>
    <name>TicketReceipt</name>
    <message>
        <source>您的号码</source>
        <translation>Your number</translation>
    </message>
    <message>
        <source>办理区域</source>
        <translation>Where to go</translation>
    </message>
    <message>
        <source>取号时间</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>前面等候</source>
        <translation>Ahead of you</translation>
    </message>
    <message>
        <source>预计等候</source>
        <translation>Expected wait</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>终端</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>扫码查看排队进度</source>
        <translation>Scan to follow the queue</translation>
    </message>
    <message>
        <source>按类别和取号时间叫号，不按号码大小。</source>
        <translation>Called by class and time of issue, not by number.</translation>
    </message>
    <message>
        <source>当日有效。过号请咨询工作人员。</source>
        <translation>Valid today. If missed, please ask staff.</translation>
    </message>
    <message>
        <source>还要办：%1</source>
        <extracomment>What else a number is for.</extracomment>
        <translation>Also for: %1</translation>
    </message>
    <message>
        <source>现在大厅网络中断，手机上看到的可能不是最新。</source>
        <translation>The hall is off line just now: what a phone shows may be out of date.</translation>
    </message>
    <message>
        <source>请留意大厅屏幕和广播。</source>
        <translation>Please watch the screens and listen for your number.</translation>
    </message>
</context>
<context>
    <name>TurnDialogs</name>
    <message>
        <source>转移到哪里？号码和取号时间不变</source>
        <translation>Transfer to where? Number and time stay</translation>
    </message>
    <message>
        <source>为什么转移？</source>
        <translation>Why the transfer?</translation>
    </message>
    <message>
        <source>为什么挂起？号码保留，本人回来后按 F11 叫回</source>
        <translation>Why suspend? The number stays; call it back with F11</translation>
    </message>
    <message>
        <source>叫回哪个挂起的号码？</source>
        <translation>Call back which number?</translation>
    </message>
    <message>
        <source>输入号码，或用扫码枪扫小票上的二维码；不输入直接按回车，叫回第一个</source>
        <translation>Type the number or scan the QR code on the slip; Enter alone calls the first one back</translation>
    </message>
    <message>
        <source>不按顺序叫哪个号码？</source>
        <translation>Call which number out of order?</translation>
    </message>
    <message>
        <source>输入号码，或用扫码枪扫小票上的二维码；按 ↓ 从等候的人中选择。原因会记录</source>
        <translation>Type the number or scan the QR code on the slip, or choose with ↓ from those who wait. The reason is recorded</translation>
    </message>
    <message>
        <source>为什么先叫这个号码？</source>
        <translation>Why is this number called first?</translation>
    </message>
    <message>
        <source>不结束</source>
        <translation>Do not end it</translation>
    </message>
    <message>
        <source>结束今天的叫号</source>
        <translation>End today’s calling</translation>
    </message>
</context>
<context>
    <name>TypeNumberPage</name>
    <message>
        <source>请输入 18 位身份证号</source>
        <translation>Type your 18-digit ID number</translation>
    </message>
    <message>
        <source>只作登记，不会打开您的个人信息。</source>
        <translation>For registration only; it opens no personal data.</translation>
    </message>
    <message>
        <source>确认号码</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>尚未输入</source>
        <translation>Nothing typed</translation>
    </message>
    <message>
        <source>身份证号</source>
        <translation>ID number</translation>
    </message>
</context>
<context>
    <name>ValueCard</name>
    <message>
        <source>尚未填写</source>
        <translation>Nothing yet</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>当前等候</source>
        <translation>Waiting now</translation>
    </message>
</context>
<context>
    <name>WindowHeader</name>
    <message>
        <source>服务中</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>已暂停</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>未开放</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>退出登录</source>
        <translation>Sign out</translation>
    </message>
</context>
<context>
    <name>WindowPage</name>
    <message>
        <source>为什么暂停？</source>
        <translation>Why pause?</translation>
    </message>
</context>
<context>
    <name>WindowQueue</name>
    <message>
        <source>优先 · %1</source>
        <translation>Priority · %1</translation>
    </message>
    <message>
        <source>转自 %1 号窗口</source>
        <translation>from window %1</translation>
    </message>
    <message>
        <source>出票未确认</source>
        <translation>ticket not confirmed</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>未取号票</source>
        <translation>ticket not taken</translation>
    </message>
    <message>
        <source>；</source>
        <extracomment>Between the matters of one number.</extracomment>
        <translation>; </translation>
    </message>
    <message>
        <source>只由本窗口叫号</source>
        <translation>For this window alone</translation>
    </message>
    <message>
        <source>先叫 %1：%2，按早取 %3 分钟算</source>
        <translation>%1 is next: %2, counts %3 minutes earlier</translation>
    </message>
    <message>
        <source>先叫 %1：有预约，按早取 %2 分钟算</source>
        <translation>%1 is next: appointment, counts %2 minutes earlier</translation>
    </message>
    <message>
        <source>先叫 %1：已连叫 %2 个优先号，轮到普通号</source>
        <translation>%1 is next: after %2 priority numbers an ordinary one</translation>
    </message>
    <message>
        <source>先叫 %1：过号后回来的号往后排</source>
        <translation>%1 is next: a number that was missed comes back further behind</translation>
    </message>
    <message>
        <source>%1 排在 %2 前面：%3，按早取 %4 分钟算</source>
        <translation>%1 before %2: %3, counted as taken %4 minutes earlier</translation>
    </message>
    <message>
        <source>%1 排在 %2 前面：有预约，按早取 %3 分钟算</source>
        <translation>%1 before %2: an appointment, counted as taken %3 minutes earlier</translation>
    </message>
    <message>
        <source>%1 排在 %2 前面：已连叫 %3 个优先号，轮到普通号</source>
        <translation>%1 before %2: after %3 priority numbers an ordinary one</translation>
    </message>
    <message>
        <source>%1 排在 %2 前面：%2 过过号，往后排</source>
        <translation>%1 before %2: %2 was missed and came back further behind</translation>
    </message>
    <message>
        <source>%1 排在 %2 前面：有权限的人按登记的原因先叫了 %1</source>
        <translation>%1 before %2: somebody with the permission called %1 first, for a recorded reason</translation>
    </message>
    <message>
        <source>%1 和 %2 不在一个队里，各叫各的</source>
        <translation>%1 and %2 wait in different lines</translation>
    </message>
    <message>
        <source>%1 排在 %2 前面：叫 %1 的时候 %2 还不能叫</source>
        <translation>%1 before %2: when %1 was called, %2 could not be</translation>
    </message>
    <message>
        <source>%1 排在 %2 前面：%3 起算，%2 是 %4</source>
        <translation>%1 before %2: it counts from %3, %2 from %4</translation>
    </message>
    <message>
        <source>先叫 %1：按时间排在最前</source>
        <translation>%1 is next: first by time</translation>
    </message>
    <message>
        <source>%1 号在等候，前面 %2 人。%3</source>
        <translation>%1 waits, %2 ahead. %3</translation>
    </message>
</context>
<context>
    <name>WindowStrip</name>
    <message>
        <source>窗口</source>
        <translation>Windows</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::AcceptForm</name>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>年月日，比如 20261201</source>
        <translation>Year, month, day: 20261201</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>One entry of a repeated group: what it is, and which.</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::AcceptMaterials</name>
    <message>
        <source>原件</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>复印件</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>原件和复印件</source>
        <translation>Original and copy</translation>
    </message>
    <message>
        <source>部门共享，不用交</source>
        <translation>Shared by a department</translation>
    </message>
    <message>
        <source>已承诺，不用交</source>
        <translation>Promised instead</translation>
    </message>
    <message>
        <source>证件已核</source>
        <translation>Document checked</translation>
    </message>
    <message>
        <source>原件已核</source>
        <translation>Original seen</translation>
    </message>
    <message>
        <source>已收复印件</source>
        <translation>Copy kept</translation>
    </message>
    <message>
        <source>已拍摄</source>
        <translation>Scanned</translation>
    </message>
    <message>
        <source>待补</source>
        <translation>Missing</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n 份</source>
        <translation>
            <numerusform>%1, %n piece</numerusform>
            <numerusform>%1, %n pieces</numerusform>
        </translation>
    </message>
    <message>
        <source>；</source>
        <extracomment>Between parts of a remark.</extracomment>
        <translation>; </translation>
    </message>
    <message>
        <source>不需要材料</source>
        <translation>No materials needed</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 项没有核对</source>
        <translation>
            <numerusform>%n not checked yet</numerusform>
            <numerusform>%n not checked yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>待补 %n 项</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
    <message>
        <source>材料齐全</source>
        <translation>All there</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::AcceptViewModel</name>
    <message>
        <source>这是另一个人的身份证：正在办的还没有办完</source>
        <translation>This is somebody else&apos;s ID card: the case in hand is not finished</translation>
    </message>
    <message>
        <source>身份证已取走：一分钟内放回同一张证件可以接着办，否则清空</source>
        <translation>The ID card is gone: put the same card back within a minute to go on, or all is cleared</translation>
    </message>
    <message>
        <source>这件事要知道是谁办：请把身份证放在阅读器上，没带的按 F3 照证件录入</source>
        <translation>This matter needs to know whose it is: lay the ID card on the reader, or press F3 to enter another document</translation>
    </message>
    <message>
        <source>请照证件写姓名</source>
        <translation>Write the name as the document has it</translation>
    </message>
    <message>
        <source>身份证号码有误，请逐位核对</source>
        <translation>The number is wrong; compare it digit by digit</translation>
    </message>
    <message>
        <source>一件最多附 %1 页，请先删去一些</source>
        <translation>A case takes %1 pages at most; remove some first</translation>
    </message>
    <message>
        <source>还没有核对：%1</source>
        <translation>Not checked yet: %1</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 项没有填对，请看表格上方</source>
        <translation>
            <numerusform>%n answer is wrong; see above the form</numerusform>
            <numerusform>%n answers are wrong; see above the form</numerusform>
        </translation>
    </message>
    <message>
        <source>材料不齐，不能受理：请用“一次性告知”把缺的一次说全</source>
        <translation>Something is missing, so it cannot be accepted: use “What is missing” to say all of it at once</translation>
    </message>
    <message>
        <source>还没有签字：请申请人签字，再选签字方式</source>
        <translation>Not signed yet: let the citizen sign, then say how</translation>
    </message>
    <message>
        <source>材料和填写都齐了，可以受理</source>
        <translation>All is there: it can be accepted</translation>
    </message>
    <message>
        <source>本人签字</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>没有收到大厅的答复。请再按一次：已经收下的不会重复</source>
        <translation>No answer from the hall. Press again: nothing is filed twice</translation>
    </message>
    <message>
        <source>打开得太久了，请清空后重新打开这件事</source>
        <translation>It was opened too long ago: clear it and open the matter again</translation>
    </message>
    <message>
        <source>大厅没有收下：这件事的要求刚刚有变化，请清空后重新打开</source>
        <translation>The hall did not take it: the matter has just changed. Clear it and open it again</translation>
    </message>
    <message>
        <source>本窗口没有打印机：请把编号写给申请人，或请其扫码</source>
        <translation>No printer here: write the number down for the citizen, or let them scan the code</translation>
    </message>
    <message>
        <source>正在打印一次性告知书</source>
        <translation>Printing what is missing</translation>
    </message>
    <message>
        <source>正在打印受理通知书</source>
        <translation>Printing the notice of acceptance</translation>
    </message>
    <message>
        <source>已打印，请交给申请人</source>
        <translation>Printed: hand it to the citizen</translation>
    </message>
    <message>
        <source>没有打出来：请再打一张，或把编号写给申请人；办件已经生效</source>
        <translation>Not printed: print again, or write the number down. The case counts all the same</translation>
    </message>
    <message>
        <source>办什么业务</source>
        <translation>Which matter</translation>
    </message>
    <message>
        <source>找到 %1 项</source>
        <translation>%1 found</translation>
    </message>
    <message>
        <source>手中号码</source>
        <translation>Number in hand</translation>
    </message>
    <message>
        <source>照证件录入，已核对原件；不查询部门数据</source>
        <translation>Entered from a document that was checked; no department is asked</translation>
    </message>
    <message>
        <source>身份证已读</source>
        <translation>ID card read</translation>
    </message>
    <message>
        <source>已在纸上签字</source>
        <translation>Signed on paper</translation>
    </message>
    <message>
        <source>不能书写，当面确认</source>
        <translation>Cannot write, confirmed in person</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>没有收件，已列出要补的内容</source>
        <translation>Not filed; what is missing is listed</translation>
    </message>
    <message>
        <source>已受理，当场批准</source>
        <translation>Accepted, and approved on the spot</translation>
    </message>
    <message>
        <source>已收件，等待补齐</source>
        <translation>Taken in, waiting for what is missing</translation>
    </message>
    <message>
        <source>已受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>业务</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>临时编号</source>
        <translation>Provisional number</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>承诺办结</source>
        <translation>Decided by</translation>
    </message>
    <message>
        <source>应缴费用</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>%1，在“办件”页收款</source>
        <translation>%1, taken on the page “Cases”</translation>
    </message>
    <message>
        <source>待填写</source>
        <translation>To be filled in</translation>
    </message>
    <message>
        <source>%1 在其他大厅的自助机上填到一半，接着办</source>
        <translation>Half filled in at a terminal of another hall at %1: go on</translation>
    </message>
    <message>
        <source>%1 在自助机上填到一半，接着办</source>
        <translation>Half filled in at a terminal at %1: go on</translation>
    </message>
    <message>
        <source>没办完</source>
        <translation>Unfinished</translation>
    </message>
    <message>
        <source>自助机上没办完的事暂时查不到，请把身份证重新放一次</source>
        <translation>What is unfinished at terminals cannot be looked up just now: lay the ID card again</translation>
    </message>
    <message>
        <source>其他大厅没办完的事暂时查不到</source>
        <translation>What is unfinished in other halls cannot be looked up just now</translation>
    </message>
    <message>
        <source>在签字板上签</source>
        <translation>On the signing pad</translation>
    </message>
    <message>
        <source>还没有签字，请申请人在框内写下姓名</source>
        <translation>There is no signature yet: ask the citizen to write their name in the box</translation>
    </message>
    <message>
        <source>签字太小或没有写完，请写大一些</source>
        <translation>The signature is too small or not finished: please write larger</translation>
    </message>
    <message>
        <source>写得太多了，请清除后重写姓名</source>
        <translation>That is too much: clear it and write the name again</translation>
    </message>
    <message>
        <source>这件没办完的事刚刚提交了或放弃了，或者现在不办</source>
        <translation>It has just been filed or given up, or is not offered now</translation>
    </message>
    <message>
        <source>已填好在自助机上填过的内容，请和申请人逐项核对；照片和签名没有保存，要重新来</source>
        <translation>What was filled in at the terminal is here: go through it with the citizen. Photographs and signatures are not kept: make them again</translation>
    </message>
    <message>
        <source>这件事刚刚在自助机上提交过，不能再收一件：请到“办件”页查看</source>
        <translation>It has just been filed at a terminal and is not taken twice: look at it on the page “Cases”</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 件事在自助机上没有办完，在左边最上面，可以接着办</source>
        <translation>
            <numerusform>%n matter was left unfinished at a terminal; it stands first on the left and can be gone on with</numerusform>
            <numerusform>%n matters were left unfinished at a terminal; they stand first on the left and can be gone on with</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>onewindow::ui::AfterHoursViewModel</name>
    <message>
        <source>大厅已开门，现在可以取号。</source>
        <translation>The hall is open now. You can take a number.</translation>
    </message>
    <message>
        <source>这件事不用等窗口，现在就能在本机办。</source>
        <translation>This needs no window: you can do it here now.</translation>
    </message>
    <message>
        <source>这件事要到窗口办。可以现在预约，到时直接来。</source>
        <translation>This is done at a window. You can book a time now and come then.</translation>
    </message>
    <message>
        <source>这件事要到窗口办，请开门后来取号。</source>
        <translation>This is done at a window. Please come for a number once the hall is open.</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>现在就在本机办理</source>
        <translation>Do it here now</translation>
    </message>
    <message>
        <source>预约办理时间</source>
        <translation>Book a time</translation>
    </message>
    <message>
        <source>看其余材料</source>
        <translation>More to bring</translation>
    </message>
    <message>
        <source>今天的号已经发完：现在取号，下班前多半轮不到。</source>
        <translation>No numbers are left today: with one taken now you would hardly be called before we close.</translation>
    </message>
    <message>
        <source>现在没有窗口办理这件事，暂停取号。</source>
        <translation>No window serves this now, so no numbers are given out.</translation>
    </message>
    <message>
        <source>重病、孕晚期等需要优先的，请到服务台。</source>
        <translation>If you are seriously ill, heavily pregnant or have priority, please ask at reception.</translation>
    </message>
    <message>
        <source>这件事要到窗口办，请改天再来，或到服务台问问。</source>
        <translation>This is done at a window. Please come another day, or ask at reception.</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::AppointmentViewModel</name>
    <message>
        <source>当天 %1–%2 签到，过时按普通号排队。</source>
        <extracomment>When one checks in on the day of the appointment: from %1 to %2.</extracomment>
        <translation>Check in from %1 to %2 that day; later you queue as others do.</translation>
    </message>
    <message>
        <source>现在已不能取消或改约。</source>
        <translation>It cannot be cancelled or changed any more.</translation>
    </message>
    <message>
        <source>%1 前可取消或改约。</source>
        <extracomment>%1 is a day and a time.</extracomment>
        <translation>Cancel or change it before %1.</translation>
    </message>
    <message>
        <source>原预约 %1 将取消。</source>
        <translation>Your appointment of %1 will be cancelled.</translation>
    </message>
    <message>
        <source>预约：%1</source>
        <extracomment>In a phone&apos;s calendar. Short.</extracomment>
        <translation>Appointment: %1</translation>
    </message>
    <message>
        <source>正在打印，请在出票口取预约单。</source>
        <translation>Printing. Please take the slip below.</translation>
    </message>
    <message>
        <source>预约单已打印，请取走。</source>
        <translation>Printed. Please take the slip.</translation>
    </message>
    <message>
        <source>预约单没有打出。预约有效，可刷身份证签到。</source>
        <translation>No slip was printed. The appointment stands: check in with your ID card.</translation>
    </message>
    <message>
        <source>确定取消这个预约吗？</source>
        <translation>Cancel this appointment?</translation>
    </message>
    <message>
        <source>已过签到时间，要取普通号吗？</source>
        <translation>You are late. Take an ordinary number?</translation>
    </message>
    <message>
        <source>取消后名额会留给其他人，不能恢复；需要时请重新预约。</source>
        <translation>The place goes to others and cannot be brought back; you can book again.</translation>
    </message>
    <message>
        <source>这个预约应在 %1–%2 签到。现在签到按普通号、按取号时间排队。</source>
        <translation>Check-in was from %1 to %2. Now you queue with an ordinary number, from now on.</translation>
    </message>
    <message>
        <source>确定取消</source>
        <translation>Cancel it</translation>
    </message>
    <message>
        <source>取普通号</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>保留预约</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>暂不取号</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>预约已取消</source>
        <translation>The appointment is cancelled</translation>
    </message>
    <message>
        <source>这个时间刚刚约满</source>
        <translation>This time has just been taken</translation>
    </message>
    <message>
        <source>这个时间不能再预约</source>
        <translation>This time cannot be booked any more</translation>
    </message>
    <message>
        <source>您的预约已达上限</source>
        <translation>You have as many as you may have</translation>
    </message>
    <message>
        <source>请到原预约渠道办理</source>
        <translation>Please go to where you booked it</translation>
    </message>
    <message>
        <source>已过取消和改约时间</source>
        <translation>Too late to cancel or change</translation>
    </message>
    <message>
        <source>还没有到签到时间</source>
        <translation>Too early to check in</translation>
    </message>
    <message>
        <source>这个预约已经过期</source>
        <translation>This appointment is over</translation>
    </message>
    <message>
        <source>没有查到这个预约</source>
        <translation>This appointment was not found</translation>
    </message>
    <message>
        <source>暂时查不到预约信息</source>
        <translation>Appointments cannot be read now</translation>
    </message>
    <message>
        <source>没有办成，请再试一次</source>
        <translation>It did not work. Please try again</translation>
    </message>
    <message>
        <source>名额已留给其他人。原来的预约单和预约码已作废。</source>
        <translation>The place goes to others. Its slip and code are no longer valid.</translation>
    </message>
    <message>
        <source>没有预约成功，您的选择没有变。请选其他时间，或呼叫工作人员。</source>
        <translation>Nothing was booked. Choose another time, or call staff.</translation>
    </message>
    <message>
        <source>离开始太近，或安排有变，没有预约成功。请选其他时间，或呼叫工作人员。</source>
        <translation>It begins too soon, or plans have changed. Nothing was booked. Choose another time, or call staff.</translation>
    </message>
    <message>
        <source>这个预约不是在本机办理的，本机不能取消或更改，预约仍然有效。请到原预约渠道，或呼叫工作人员。</source>
        <translation>It was not booked on this machine, which cannot cancel or change it. It still stands. Go to where you booked it, or call staff.</translation>
    </message>
    <message>
        <source>最晚要在 %1 前取消或更改。预约仍然有效；来不了也请告诉工作人员。</source>
        <translation>That was possible until %1. It still stands; if you cannot come, please tell staff.</translation>
    </message>
    <message>
        <source>%1 起可以签到，请到时再来。</source>
        <translation>Check in from %1. Please come back then.</translation>
    </message>
    <message>
        <source>可以在首页选“预约与签到”并刷身份证，或呼叫工作人员。也可以在首页直接取号。</source>
        <translation>Choose “Appointments” on the home page and lay your ID card, or call staff. You may also just take a number.</translation>
    </message>
    <message>
        <source>已有的预约不受影响。请再试一次，或呼叫工作人员。</source>
        <translation>Your appointments are safe. Try again, or call staff.</translation>
    </message>
    <message>
        <source>没有任何改变，已有的预约不受影响。请再试一次，或呼叫工作人员。</source>
        <translation>Nothing has changed; your appointments are safe. Try again, or call staff.</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>选其他时间</source>
        <translation>Other times</translation>
    </message>
    <message>
        <source>查看我的预约</source>
        <translation>My appointments</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>返回首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>返回预约</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>在其他地方预约的可能还没有列出。</source>
        <translation>Appointments booked elsewhere may not be listed yet.</translation>
    </message>
    <message>
        <source>网络中断，在其他地方预约的可能没有列出。</source>
        <translation>Offline: appointments booked elsewhere may be missing.</translation>
    </message>
    <message>
        <source>这个预约已经失效</source>
        <translation>This appointment no longer counts</translation>
    </message>
    <message>
        <source>每人能有的预约数量有限，没有预约成功。请先取消或更改已有的预约。</source>
        <translation>A person may have only so many: nothing was booked. Cancel or change one first.</translation>
    </message>
    <message>
        <source>可以重新预约，或在首页取号。</source>
        <translation>Book again, or take a number on the home page.</translation>
    </message>
    <message>
        <source>已经取消或签到的预约不能再使用。可以重新预约，或在首页取号。</source>
        <translation>It was cancelled or used already. Book again, or take a number on the home page.</translation>
    </message>
    <message>
        <source>原来的号 %1 已取消，不用再等。</source>
        <translation>Your number %1 is cancelled: no need to wait.</translation>
    </message>
    <message>
        <source>原来的号 %1 没有取消成功，请告诉服务台。</source>
        <translation>Your number %1 could not be cancelled. Please tell reception.</translation>
    </message>
    <message>
        <source>约好后，原来的号 %1 将取消。</source>
        <translation>Once booked, your number %1 is cancelled.</translation>
    </message>
    <message>
        <source>大厅当天提前到 %1 结束办理。到时轮不到的，可改约其他时间，不算爽约。</source>
        <translation>The hall closes early that day, at %1. Take another time if you cannot come before; you have not missed it.</translation>
    </message>
    <message>
        <source>现在就可以改约，不受改约时限限制。</source>
        <translation>You can change it at any time now.</translation>
    </message>
    <message>
        <source>大厅今天提前到 %1 结束办理，到时轮不到您。请在首页选“预约与签到”并刷身份证改约，不算爽约。</source>
        <translation>The hall closes early today, at %1, before your time. Choose “Appointments” on the home page and lay your ID card to take another time; you have not missed it.</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::BenchViewModel</name>
    <message>
        <source>纸快用完</source>
        <translation>Paper low</translation>
    </message>
    <message>
        <source>缺纸</source>
        <translation>Out of paper</translation>
    </message>
    <message>
        <source>盖打开</source>
        <translation>Cover open</translation>
    </message>
    <message>
        <source>卡纸</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>切刀故障</source>
        <translation>Cutter fault</translation>
    </message>
    <message>
        <source>拔掉线</source>
        <translation>Unplugged</translation>
    </message>
    <message>
        <source>断电</source>
        <translation>Power cut</translation>
    </message>
    <message>
        <source>不应答</source>
        <translation>Silent</translation>
    </message>
    <message>
        <source>乱答</source>
        <translation>Speaks nonsense</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>Works</translation>
    </message>
    <message>
        <source>线路干扰</source>
        <translation>Noisy line</translation>
    </message>
    <message>
        <source>分段发送</source>
        <translation>Split frames</translation>
    </message>
    <message>
        <source>校验错误</source>
        <translation>Bad checksum</translation>
    </message>
    <message>
        <source>读不出卡</source>
        <translation>Unreadable</translation>
    </message>
    <message>
        <source>拒绝此卡</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>自检失败</source>
        <translation>Self-check fails</translation>
    </message>
    <message>
        <source>读到一半拿走</source>
        <translation>Lifted midway</translation>
    </message>
    <message>
        <source>读后仍能寻卡</source>
        <translation>Finds after read</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::BoardViewModel</name>
    <message>
        <source>%1 %2 人</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2 人，约 %3–%4 分钟</source>
        <translation>%1: %2, %3–%4 min</translation>
    </message>
    <message>
        <source>无</source>
        <extracomment>Stands behind &quot;等候&quot; (waiting) when nobody waits for anything.</extracomment>
        <translation>nobody</translation>
    </message>
    <message>
        <source>叫号信息暂停更新（%1 起），请听窗口人员呼叫</source>
        <translation>No updates since %1. Please listen for the staff</translation>
    </message>
    <message>
        <source>M月d日 dddd</source>
        <translation>ddd d MMM</translation>
    </message>
    <message>
        <source>暂停</source>
        <extracomment>Of a window that has nobody: it is open, or it makes a pause.</extracomment>
        <translation>Paused</translation>
    </message>
    <message>
        <source>空闲</source>
        <extracomment>Of a window that has nobody: it is open, or it makes a pause.</extracomment>
        <translation>Free</translation>
    </message>
    <message>
        <source>本屏不播报，请看屏幕</source>
        <translation>Calls are shown here, not spoken</translation>
    </message>
    <message>
        <source>静音时段，请看屏幕</source>
        <translation>Quiet hours: please watch the screen</translation>
    </message>
    <message>
        <source>语音暂停，请看屏幕</source>
        <translation>No voice: please watch the screen</translation>
    </message>
    <message>
        <source>这个时段通常人多</source>
        <translation>Usually busy at this hour</translation>
    </message>
    <message>
        <source>这个时段通常人不多</source>
        <translation>Usually not very busy at this hour</translation>
    </message>
    <message>
        <source>这个时段通常人少</source>
        <translation>Usually quiet at this hour</translation>
    </message>
    <message>
        <source>各时段通常取号多少</source>
        <translation>How busy each hour usually is</translation>
    </message>
    <message>
        <source>%1 号窗口</source>
        <translation>Window %1</translation>
    </message>
    <message>
        <source>%1 等 %2 个号：今天可能轮不到。号码仍有效，可到自助机或服务台改约</source>
        <extracomment>%1 are some numbers, %2 is how many there are in all.</extracomment>
        <translation>%1 (%2 in all): perhaps not today. Still valid; rebook at a terminal or reception</translation>
    </message>
    <message>
        <source>%1：今天可能轮不到。号码仍有效，可到自助机或服务台改约</source>
        <extracomment>%1 are numbers.</extracomment>
        <translation>%1: perhaps not today. Still valid; rebook at a terminal or reception</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::CardViewModel</name>
    <message>
        <source>市平台没有回应，办件暂时查不到</source>
        <translation>The city platform does not answer: cases cannot be looked up now</translation>
    </message>
    <message>
        <source>这张号票已经办结或取消</source>
        <translation>This number is done or cancelled</translation>
    </message>
    <message>
        <source>已找回，仍排在原来的位置</source>
        <translation>Back in its old place</translation>
    </message>
    <message>
        <source>已找回，过号的往后排</source>
        <translation>Back in the line, behind the next few</translation>
    </message>
    <message>
        <source>还没有轮到这个号：请按顺序叫号</source>
        <translation>It is not this number&apos;s turn yet: please call in order</translation>
    </message>
    <message>
        <source>%1 号窗口正在叫号或办理</source>
        <translation>Window %1 has called or serves it</translation>
    </message>
    <message>
        <source>已报到，号码 %1</source>
        <translation>Checked in, number %1</translation>
    </message>
    <message>
        <source>请把身份证放在本窗口的阅读器上</source>
        <translation>Lay the ID card on this window&apos;s reader</translation>
    </message>
    <message>
        <source>今天没有</source>
        <translation>None today</translation>
    </message>
    <message>
        <source>没有查到，请把身份证拿起来再放一次</source>
        <translation>Not found out: lift the card and lay it down again</translation>
    </message>
    <message>
        <source>正在查询</source>
        <translation>Looking it up</translation>
    </message>
    <message>
        <source>没有办件</source>
        <translation>No cases</translation>
    </message>
    <message>
        <source>等候中</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>%1 取号</source>
        <translation>Taken %1</translation>
    </message>
    <message>
        <source>暂离</source>
        <translation>Away</translation>
    </message>
    <message>
        <source>按回车叫回</source>
        <translation>Enter calls it back</translation>
    </message>
    <message>
        <source>未取</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>按回车找回</source>
        <translation>Enter puts it back</translation>
    </message>
    <message>
        <source>已过号</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>正在叫号</source>
        <translation>Called</translation>
    </message>
    <message>
        <source>%1 号窗口</source>
        <translation>Window %1</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>In service</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>已报到</source>
        <translation>Checked in</translation>
    </message>
    <message>
        <source>未报到</source>
        <translation>Not here yet</translation>
    </message>
    <message>
        <source>%1 起可报到，按回车</source>
        <translation>From %1, Enter checks in</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::CaseDeskViewModel</name>
    <message>
        <source>已记录：%1</source>
        <translation>Recorded: %1</translation>
    </message>
    <message>
        <source>同事刚刚处理过这一件，您的决定没有记录。已为您显示最新情况，请看过再办</source>
        <translation>A colleague has just dealt with this case, so your decision was not recorded. How it stands now is shown; look at it first.</translation>
    </message>
    <message>
        <source>没有收到答复，不知道是否已记录。请刷新看清状态再办</source>
        <translation>There was no answer: nobody knows whether it was recorded. Refresh and look before you go on.</translation>
    </message>
    <message>
        <source>全部部门</source>
        <translation>All departments</translation>
    </message>
    <message>
        <source>待办 %1 件以上</source>
        <translation>More than %1 to do</translation>
    </message>
    <message>
        <source>待办 %1 件</source>
        <translation>To do: %1</translation>
    </message>
    <message>
        <source>没有等待处理的办件</source>
        <translation>No case is waiting</translation>
    </message>
    <message>
        <source>正在读取</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>临时编号</source>
        <translation>Provisional number</translation>
    </message>
    <message>
        <source>申报时间</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>承诺期限</source>
        <translation>Promised by</translation>
    </message>
    <message>
        <source>费用</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>特殊程序：%1</source>
        <translation>Special procedure: %1</translation>
    </message>
    <message>
        <source>特殊程序结束，恢复审查</source>
        <translation>The special procedure is over: back to review</translation>
    </message>
    <message>
        <source>进入审查</source>
        <translation>Begin the review</translation>
    </message>
    <message>
        <source>特殊程序期间不计算</source>
        <translation>Does not run during a special procedure</translation>
    </message>
    <message>
        <source>规则判断</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>办理经过</source>
        <translation>Steps so far</translation>
    </message>
    <message>
        <source>材料已补齐，重新收件</source>
        <translation>Nothing is missing any more: received</translation>
    </message>
    <message numerus="yes">
        <source>已补交 %n 页。材料都齐了，请在“其他步骤”里重新收件</source>
        <translation>
            <numerusform>%n page was added. When nothing is missing, receive it in “Other steps”</numerusform>
            <numerusform>%n pages were added. When nothing is missing, receive it in “Other steps”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>onewindow::ui::CaseFee</name>
    <message>
        <source>自助机没有回应，不能确认它没有收过，现在不能收款。请稍后再试，或请申请人到那台机器缴费</source>
        <translation>The terminal does not answer, so it may have been paid there. Take nothing now; try again later, or have it paid at that terminal.</translation>
    </message>
    <message>
        <source>这件事现在没有应收的费用，请刷新后再看</source>
        <translation>Nothing is due for this case now. Refresh and look again.</translation>
    </message>
    <message>
        <source>这笔费用已经收过了</source>
        <translation>This fee has been paid already</translation>
    </message>
    <message>
        <source>大厅服务器没有回应，不知道是否已记账。请先不要再收，刷新后看清再办</source>
        <translation>The hall does not answer: nobody knows whether it was recorded. Take nothing more; refresh and look first.</translation>
    </message>
    <message>
        <source>同事刚刚收过，或金额有变。请刷新后再看，不要重复收款</source>
        <translation>A colleague has just taken it, or the amount is another. Refresh and look; take nothing twice.</translation>
    </message>
    <message>
        <source>正在与自助机核对，确认它不再收取，请稍候</source>
        <translation>Asking the terminal to charge it no more</translation>
    </message>
    <message>
        <source>可以收款。收到钱以后再按确认</source>
        <translation>It may be taken. Confirm when you have the money.</translation>
    </message>
    <message>
        <source>正在记账</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>已收款，收据号 %1。请交给申请人</source>
        <translation>Paid. Receipt %1, for the applicant</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::CasePictures</name>
    <message>
        <source>正在读取照片</source>
        <translation>Reading the picture</translation>
    </message>
    <message>
        <source>这张照片已归档，请到市平台查看</source>
        <translation>This picture is archived; see it at the centre</translation>
    </message>
    <message>
        <source>这张照片读不出来</source>
        <translation>This picture cannot be read</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::CitizenInHand</name>
    <message>
        <source>个人信息已按规定删除，请核对证件</source>
        <translation>personal data was erased as the rules say; check the document</translation>
    </message>
    <message>
        <source>未刷身份证</source>
        <translation>no ID card</translation>
    </message>
    <message>
        <source>暂时查不到本人信息，请核对证件</source>
        <translation>The person cannot be looked up now: check the ID card</translation>
    </message>
    <message>
        <source>（手工输入，请核对证件）</source>
        <translation> (typed: please check the card)</translation>
    </message>
    <message>
        <source>取号最早</source>
        <translation>earliest issued</translation>
    </message>
    <message>
        <source>优先：%1</source>
        <translation>Priority: %1</translation>
    </message>
    <message>
        <source>%1（本窗口不办）</source>
        <translation>%1 (not at this window)</translation>
    </message>
    <message>
        <source>不按顺序叫号</source>
        <translation>Called out of order</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::ColleagueAsks</name>
    <message>
        <source>有业务要请教</source>
        <translation>I have a question</translation>
    </message>
    <message>
        <source>请来复核材料</source>
        <translation>Please check some papers</translation>
    </message>
    <message>
        <source>请送纸张或表格</source>
        <translation>Please bring paper or forms</translation>
    </message>
    <message>
        <source>请来协助沟通</source>
        <translation>Please help to talk to somebody</translation>
    </message>
    <message>
        <source>请来帮忙</source>
        <translation>Please come and help</translation>
    </message>
    <message>
        <source>办完手上这位就来</source>
        <translation>Coming after this one</translation>
    </message>
    <message>
        <source>走不开，请找别人</source>
        <translation>Cannot come, ask somebody else</translation>
    </message>
    <message>
        <source>马上来</source>
        <translation>Coming</translation>
    </message>
    <message>
        <source>%1 号窗口</source>
        <translation>Window %1</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <extracomment>%1: &quot;Window 3&quot;; %2: what it asks.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>值班主任</source>
        <translation>Duty manager</translation>
    </message>
    <message>
        <source>%1答复：%2</source>
        <extracomment>%1: who was asked; %2: what they answer.</extracomment>
        <translation>%1 answers: %2</translation>
    </message>
    <message>
        <source>%1没有应答，请再呼叫一次，或打电话</source>
        <translation>%1 has not answered: call again, or by telephone</translation>
    </message>
    <message>
        <source>已呼叫%1“%2”，等候应答</source>
        <translation>Called %1, “%2”; waiting for an answer</translation>
    </message>
    <message>
        <source>%1静默报警，请马上去看，不要声张</source>
        <translation>Silent alarm at %1: go there now, quietly</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::ConfirmViewModel</name>
    <message>
        <source>网络中断，等候人数暂时无法显示，不影响取号。</source>
        <translation>Offline: waiting figures cannot be shown. You can still take a number.</translation>
    </message>
    <message>
        <source>网络中断，等候情况截至 %1。</source>
        <translation>Offline: figures as of %1.</translation>
    </message>
    <message>
        <source>目前没有开放的窗口，请留意叫号屏。</source>
        <translation>No window is open now. Please watch the call board.</translation>
    </message>
    <message>
        <source>未登记身份证</source>
        <translation>No ID card</translation>
    </message>
    <message>
        <source>打印机暂停使用，号码将显示在屏幕上，请记下。</source>
        <translation>No printing now. Please write down the number shown.</translation>
    </message>
    <message>
        <source>已有号码 %1</source>
        <translation>has number %1</translation>
    </message>
    <message numerus="yes">
        <source>%n 件事，取一个号</source>
        <comment>matters</comment>
        <translation>
            <numerusform>%n matter, one number</numerusform>
            <numerusform>%n matters, one number</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”您已有 %2 号，请先去掉这件事。</source>
        <translation>&quot;%1&quot; has number %2 already: please remove it</translation>
    </message>
    <message>
        <source>%1现在少等约 %2 人（那里约 %3 人，截至 %4）。</source>
        <extracomment>%1 is a hall, %2 how many fewer people wait there, %3 how many do, %4 the time of that.</extracomment>
        <translation>At %1 about %2 fewer people wait now (about %3 there, as of %4).</translation>
    </message>
    <message>
        <source>%1地址：%2</source>
        <translation>%1 Address: %2</translation>
    </message>
    <message>
        <source>这里通常 %1–%2 点取号的人最少。</source>
        <translation>Here the fewest people usually come between %1:00 and %2:00.</translation>
    </message>
    <message>
        <source>%1现在少等约 %2 人（%3）</source>
        <extracomment>%1 is a hall, %2 how many fewer people wait there, %3 the time of that.</extracomment>
        <translation>%1: about %2 fewer waiting (%3)</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::CounterViewModel</name>
    <message>
        <source>还有一位正在叫号：请先按“开始办理”或“过号”</source>
        <translation>Somebody is being called: press Start or No-show first</translation>
    </message>
    <message>
        <source>还有一位正在办理：请先按“办结”</source>
        <translation>Somebody is being served: press Finish first</translation>
    </message>
    <message>
        <source>撤销叫号</source>
        <translation>Undo call</translation>
    </message>
    <message>
        <source>撤销过号</source>
        <translation>Undo no-show</translation>
    </message>
    <message>
        <source>撤销开始</source>
        <translation>Undo start</translation>
    </message>
    <message>
        <source>撤销办结</source>
        <translation>Undo finish</translation>
    </message>
    <message>
        <source>撤销转移</source>
        <translation>Undo transfer</translation>
    </message>
    <message>
        <source>%1 号窗口</source>
        <translation>Window %1</translation>
    </message>
    <message>
        <source>本次登录办结 0</source>
        <translation>Finished: 0</translation>
    </message>
    <message>
        <source>本次登录办结 %1 · 平均 %2 分 %3 秒</source>
        <translation>Finished: %1 · average %2 min %3 s</translation>
    </message>
    <message>
        <source>等候 0 人</source>
        <translation>0 waiting</translation>
    </message>
    <message>
        <source>等候 %1 人 · 最长 %2 分钟</source>
        <translation>%1 waiting · longest %2 min</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>%1(%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 号已在等候或办理，不用找回</source>
        <translation>%1 is waiting or being served: nothing to restore</translation>
    </message>
    <message>
        <source>没有找到这张号票：可能已办结、已取消，或不是今天的</source>
        <translation>No such ticket: finished, cancelled, or not of today</translation>
    </message>
    <message>
        <source>身份证没有读出来，请拿起来重新放好</source>
        <translation>The ID card could not be read: lift it and lay it down again</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::DeskPages</name>
    <message>
        <source>办件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>留言回访</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>导服台</source>
        <translation>Reception</translation>
    </message>
    <message>
        <source>身份证</source>
        <translation>ID card</translation>
    </message>
    <message>
        <source>应急</source>
        <translation>Outage</translation>
    </message>
    <message>
        <source>统计</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>取件</source>
        <translation>Hand out</translation>
    </message>
    <message>
        <source>大厅</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accept</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::DeskScan</name>
    <message>
        <source>第 %1 页</source>
        <translation>Page %1</translation>
    </message>
    <message>
        <source>看不清</source>
        <translation>Not clear</translation>
    </message>
    <message>
        <source>正在看第 %1 页。按空格回到镜头</source>
        <translation>Looking at page %1. Space goes back to the camera</translation>
    </message>
    <message>
        <source>高拍仪没有接通。请检查连线，按空格再试</source>
        <translation>The document camera is not connected. Check its cable, and press Space to try again</translation>
    </message>
    <message>
        <source>正在拍照，请不要移动</source>
        <translation>Taking the picture: do not move it</translation>
    </message>
    <message>
        <source>放平放正，四个角都要看得见，按空格拍照</source>
        <translation>Lay it flat and straight with all four corners in view, and press Space</translation>
    </message>
    <message numerus="yes">
        <source>最多 %n 页，已经拍满</source>
        <translation>
            <numerusform>One page at most: that is all</numerusform>
            <numerusform>%n pages at most: that is all</numerusform>
        </translation>
    </message>
    <message>
        <source>正在打开高拍仪</source>
        <translation>Switching on the document camera</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::DocumentShutter</name>
    <message>
        <source>没有拍成，请再拍一次。</source>
        <translation>That did not work. Please take it again.</translation>
    </message>
    <message>
        <source>照片太暗。请移开挡住光线的东西，再拍一次。</source>
        <translation>It is too dark. Move away what keeps the light off, and take it again.</translation>
    </message>
    <message>
        <source>照片看不清楚。请把材料放平、不要移动，再拍一次。</source>
        <translation>It is not clear. Lay it flat, do not move it, and take it again.</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::EnquiryViewModel</name>
    <message>
        <source>办事指南</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>办件进度</source>
        <translation>Progress of a case</translation>
    </message>
    <message>
        <source>办理情况以窗口答复为准。</source>
        <translation>What a window says is binding.</translation>
    </message>
    <message>
        <source>公告</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>请返回看其他公告。</source>
        <translation>Please go back to the other notices.</translation>
    </message>
    <message>
        <source>到 %1 为止</source>
        <translation>Until %1</translation>
    </message>
    <message>
        <source>在这里办</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>怎么走</source>
        <translation>How to get there</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%1等 %n 项</source>
        <comment>first of several matters</comment>
        <translation>
            <numerusform>%1 and others, %n in all</numerusform>
            <numerusform>%1 and others, %n in all</numerusform>
        </translation>
    </message>
    <message>
        <source>正在服务</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>暂停服务</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>现在没有开</source>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>您想查询什么？</source>
        <translation>What would you like to look up?</translation>
    </message>
    <message>
        <source>我的事项</source>
        <translation>My matters</translation>
    </message>
    <message>
        <source>没有查到您的事项</source>
        <translation>Nothing of yours was found</translation>
    </message>
    <message>
        <source>正在查询您的事项</source>
        <translation>Looking for your matters</translation>
    </message>
    <message>
        <source>请输入办件编号</source>
        <translation>Enter the case number</translation>
    </message>
    <message>
        <source>请输入身份证号后四位</source>
        <translation>Last four characters of the ID number</translation>
    </message>
    <message>
        <source>正在查询，请稍候</source>
        <translation>Looking it up, one moment</translation>
    </message>
    <message>
        <source>这项业务已停办</source>
        <translation>This matter is no longer offered</translation>
    </message>
    <message>
        <source>现在没有公告</source>
        <translation>There are no notices now</translation>
    </message>
    <message>
        <source>这条公告已结束</source>
        <translation>This notice has ended</translation>
    </message>
    <message>
        <source>大厅平面图还没有准备好</source>
        <translation>The plan of the hall is not ready yet</translation>
    </message>
    <message>
        <source>大厅导览：%1</source>
        <translation>Hall plan: %1</translation>
    </message>
    <message>
        <source>大厅导览</source>
        <translation>Hall plan</translation>
    </message>
    <message>
        <source>查看或打印哪一种？</source>
        <translation>Which one would you like to see or print?</translation>
    </message>
    <message>
        <source>本机暂时不能查记录</source>
        <translation>No records can be looked up here just now</translation>
    </message>
    <message>
        <source>没有找到这个办件</source>
        <translation>This case was not found</translation>
    </message>
    <message>
        <source>编号或后四位不对</source>
        <translation>The number or the four characters are wrong</translation>
    </message>
    <message>
        <source>试的次数太多</source>
        <translation>Too many tries</translation>
    </message>
    <message>
        <source>暂时查不到</source>
        <translation>It cannot be looked up just now</translation>
    </message>
    <message>
        <source>查自己的事项要刷身份证，其他不用。</source>
        <translation>Your own matters need your ID card, the rest does not.</translation>
    </message>
    <message>
        <source>今天取的号、预约和办件会显示在这里。</source>
        <translation>Today&apos;s numbers, appointments and cases appear here.</translation>
    </message>
    <message>
        <source>编号在回执上，横线不用输入。也可以直接扫回执上的二维码。</source>
        <translation>It is on the receipt; leave out the dashes. Or scan the receipt&apos;s QR code.</translation>
    </message>
    <message>
        <source>办件时用的身份证。只显示办到哪一步，不显示个人信息。</source>
        <translation>Of the ID card used for the case. Only its progress is shown, nothing personal.</translation>
    </message>
    <message>
        <source>正在询问中心，可以随时返回。</source>
        <translation>The centre is being asked; you can go back at any time.</translation>
    </message>
    <message>
        <source>点一条看全文。</source>
        <translation>Press one to read it.</translation>
    </message>
    <message>
        <source>有新公告时会显示在这里。</source>
        <translation>New notices appear here.</translation>
    </message>
    <message>
        <source>刷身份证并同意后，向部门查询您本人的记录。</source>
        <translation>With your ID card and your consent the department is asked for your own records.</translation>
    </message>
    <message>
        <source>请到窗口查询，或呼叫工作人员。</source>
        <translation>Please ask at a window, or call staff.</translation>
    </message>
    <message>
        <source>请看墙上的指示牌，或呼叫工作人员带您去。</source>
        <translation>Please follow the signs, or call staff to show you the way.</translation>
    </message>
    <message>
        <source>点一个区域看怎么走、有哪些窗口。</source>
        <translation>Press an area for the way there and its windows.</translation>
    </message>
    <message>
        <source>标出的区域可以办这项业务。</source>
        <translation>The marked area does this matter.</translation>
    </message>
    <message>
        <source>请核对后再试，或刷身份证查“我的事项”。刚办的事要稍后才能查到。</source>
        <translation>Check and try again, or see “My matters” with your ID card. What was just filed is found a little later.</translation>
    </message>
    <message>
        <source>为保护个人信息，请十分钟后再试，或刷身份证查“我的事项”。</source>
        <translation>To protect personal data, try again in ten minutes, or see “My matters” with your ID card.</translation>
    </message>
    <message>
        <source>连不上中心，您的办件不受影响。请稍后再试，或到窗口查询。</source>
        <translation>The centre cannot be reached; your case is not affected. Try again later, or ask at a window.</translation>
    </message>
    <message>
        <source>正在打印，请从出票口取走。</source>
        <translation>Printing; please take it from the slot.</translation>
    </message>
    <message>
        <source>已打印，请从出票口取走。</source>
        <translation>Printed; please take it from the slot.</translation>
    </message>
    <message>
        <source>没有打印出来，请记下或呼叫工作人员。</source>
        <translation>It was not printed. Please note it down or call staff.</translation>
    </message>
    <message>
        <source>正在向中心查询其他办件。</source>
        <translation>The centre is being asked for your other cases.</translation>
    </message>
    <message>
        <source>暂时连不上中心，只显示本机知道的事项（截至 %1）。其他办件请稍后再查。</source>
        <extracomment>%1 is a time of day.</extracomment>
        <translation>The centre cannot be reached: only what this terminal knows is shown (as of %1). Please look for other cases later.</translation>
    </message>
    <message>
        <source>在别处的预约可能没有显示（截至 %1）。</source>
        <translation>Appointments made elsewhere may be missing (as of %1).</translation>
    </message>
    <message>
        <source>临时编号</source>
        <translation>Provisional number</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>刷身份证，看号码、预约和办件</source>
        <translation>Numbers, appointments, cases; with ID card</translation>
    </message>
    <message>
        <source>按编号查办件</source>
        <translation>Case by number</translation>
    </message>
    <message>
        <source>不用身份证，只看进度</source>
        <translation>Its progress, without ID card</translation>
    </message>
    <message>
        <source>我的记录和证明</source>
        <translation>My records</translation>
    </message>
    <message>
        <source>社保、公积金等，可打印</source>
        <translation>Social insurance, housing fund; printable</translation>
    </message>
    <message>
        <source>材料、收费、时限和地点</source>
        <translation>Documents, fees, time and place</translation>
    </message>
    <message>
        <source>窗口在哪里、怎么走</source>
        <translation>Where the windows are</translation>
    </message>
    <message>
        <source>大厅最近的通知</source>
        <translation>What is new in the hall</translation>
    </message>
    <message>
        <source>其他业务</source>
        <translation>Other matter</translation>
    </message>
    <message>
        <source>排队号码 %1</source>
        <extracomment>%1 is a queue number.</extracomment>
        <translation>Queue number %1</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>在本机办理</source>
        <translation>Do it here</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>看位置</source>
        <translation>Show where</translation>
    </message>
    <message>
        <source>打印指南</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>市政务服务中心</source>
        <translation>City service centre</translation>
    </message>
    <message>
        <source>发布：%1</source>
        <translation>Issued by %1</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <extracomment>A person&apos;s name and ID number.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 is a person, %2 that it is hidden again soon.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · 点一项看进度和下一步。</source>
        <extracomment>%1 is a person.</extracomment>
        <translation>%1 · Touch one to see how it stands and what is next.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>点开看答复</source>
        <translation>Press to read the answer</translation>
    </message>
    <message>
        <source>答复期限 %1</source>
        <translation>Answer by %1</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>Being dealt with</translation>
    </message>
    <message>
        <source>%1 · 待缴费 %2</source>
        <extracomment>How a case stands, and that its fee is not paid.</extracomment>
        <translation>%1 · to be paid: %2</translation>
    </message>
    <message>
        <source>缴费 %1</source>
        <extracomment>A fee, as ¥20.00.</extracomment>
        <translation>Pay %1</translation>
    </message>
    <message>
        <source>打印结果</source>
        <translation>Print the result</translation>
    </message>
    <message>
        <source>待缴费 %1</source>
        <translation>to pay: %1</translation>
    </message>
    <message>
        <source>费用</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>请在本机缴费，缴费后才算办结</source>
        <translation>Pay at this terminal: it is finished once it is paid</translation>
    </message>
    <message>
        <source>可以在本机打印结果</source>
        <translation>You can print the result here</translation>
    </message>
    <message>
        <source>过号，可恢复</source>
        <translation>Missed, can come back</translation>
    </message>
    <message>
        <source>请到大厅服务台领取</source>
        <translation>From reception in the hall</translation>
    </message>
    <message>
        <source>空白表格</source>
        <translation>Blank form</translation>
    </message>
    <message>
        <source>打印空白表格</source>
        <translation>Print blank form</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::FeedbackDeskViewModel</name>
    <message>
        <source>同事刚刚处理过这一件，已为您显示最新情况，请看过再办</source>
        <translation>A colleague has just dealt with this one. How it stands now is shown; look at it first.</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>待办 %1 件 · 逾期 %2 件</source>
        <translation>To do: %1 · late: %2</translation>
    </message>
    <message>
        <source>待办 %1 件</source>
        <translation>To do: %1</translation>
    </message>
    <message>
        <source>正在读取</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>还没有办结的</source>
        <translation>None is closed yet</translation>
    </message>
    <message>
        <source>没有待办的留言和回访</source>
        <translation>Nothing to answer, and nobody to call</translation>
    </message>
    <message>
        <source>个人信息已按规定删除，内容不再显示</source>
        <translation>The personal details were erased, and nothing is shown any more</translation>
    </message>
    <message>
        <source>没有写内容</source>
        <translation>No words were written</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>提出时间</source>
        <translation>Said</translation>
    </message>
    <message>
        <source>有关业务</source>
        <translation>About</translation>
    </message>
    <message>
        <source>评价</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>未留</source>
        <translation>None left</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>更正答复</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Calls</translation>
    </message>
    <message numerus="yes">
        <source>打过 %n 次，已接通</source>
        <translation>
            <numerusform>%n call, reached</numerusform>
            <numerusform>%n calls, reached</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>打过 %n 次，还没有接通</source>
        <translation>
            <numerusform>%n call, not reached yet</numerusform>
            <numerusform>%n calls, not reached yet</numerusform>
        </translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Closed</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::FeedbackFollow</name>
    <message>
        <source>正在查询，请稍候</source>
        <translation>Looking it up</translation>
    </message>
    <message>
        <source>您的%1</source>
        <translation>Your %1</translation>
    </message>
    <message>
        <source>已登记</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>正在办理</source>
        <translation>Being dealt with</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>正在向大厅查询答复</source>
        <translation>Asking the hall for the answer</translation>
    </message>
    <message>
        <source>暂时连不上大厅，查不到答复。请稍后再查，或询问工作人员。</source>
        <translation>The hall cannot be reached for the answer. Please try again later, or ask the staff.</translation>
    </message>
    <message>
        <source>已经办完。不满意的，可以再次投诉或告诉工作人员</source>
        <translation>It is closed. If you are not satisfied, complain again or tell the staff</translation>
    </message>
    <message>
        <source>对答复不满意的，请向工作人员出示编号或回执</source>
        <translation>If you are not satisfied with the answer, show the number or the slip to the staff</translation>
    </message>
    <message>
        <source>答复期限已过。如果还没有收到答复，请向工作人员出示编号或回执</source>
        <translation>The day of the answer has passed. If you have had none, show the number or the slip to the staff</translation>
    </message>
    <message>
        <source>大厅将在 %1 前答复</source>
        <translation>The hall answers by %1</translation>
    </message>
    <message>
        <source>登记时间</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>更正答复</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>请到提交的大厅，在自助机上用编号和查询码查看答复</source>
        <translation>To read the answer, enter number and enquiry code at a terminal of the hall where you filed it</translation>
    </message>
    <message>
        <source>个人信息已按规定删除，答复不再显示</source>
        <translation>The personal details were erased, and the answer is shown no more</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>What comes next</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::FeedbackViewModel</name>
    <message>
        <source>评价本次服务</source>
        <translation>Rate this visit</translation>
    </message>
    <message>
        <source>五个等级，不记姓名</source>
        <translation>Five levels, no name taken down</translation>
    </message>
    <message>
        <source>我要投诉</source>
        <translation>Complain</translation>
    </message>
    <message>
        <source>对服务或人员不满意</source>
        <translation>About service or staff</translation>
    </message>
    <message>
        <source>我有建议</source>
        <translation>Suggest</translation>
    </message>
    <message>
        <source>怎样办事可以更方便</source>
        <translation>How things could be easier</translation>
    </message>
    <message>
        <source>咨询政策</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>问题由主管部门答复</source>
        <translation>Answered by the department</translation>
    </message>
    <message>
        <source>非常不满意</source>
        <translation>Very dissatisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Dissatisfied</translation>
    </message>
    <message>
        <source>基本满意</source>
        <translation>Fairly satisfied</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>非常满意</source>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>您对本次服务满意吗？</source>
        <translation>How satisfied are you?</translation>
    </message>
    <message>
        <source>您对这次办理满意吗？</source>
        <translation>How satisfied are you with this?</translation>
    </message>
    <message>
        <source>这个号码已经评价过，可以修改一次。</source>
        <translation>Already rated; you may change it once.</translation>
    </message>
    <message>
        <source>不记录您的姓名，窗口人员看不到是谁评价的。</source>
        <translation>Without your name: staff cannot see who rated.</translation>
    </message>
    <message>
        <source>请写几句您的看法</source>
        <translation>Please tell us why</translation>
    </message>
    <message>
        <source>请写下您要投诉的事情</source>
        <translation>Please write your complaint</translation>
    </message>
    <message>
        <source>请写下您的建议</source>
        <translation>Please write your suggestion</translation>
    </message>
    <message>
        <source>请写下您要咨询的问题</source>
        <translation>Please write your question</translation>
    </message>
    <message>
        <source>%1 / %2 字</source>
        <extracomment>Characters written, of those there is room for.</extracomment>
        <translation>%1 / %2 characters</translation>
    </message>
    <message>
        <source>谢谢您的评价</source>
        <translation>Thank you for rating</translation>
    </message>
    <message>
        <source>已收到，请取走回执</source>
        <translation>Received: please take the slip</translation>
    </message>
    <message>
        <source>已收到，请记下编号</source>
        <translation>Received: please note the number</translation>
    </message>
    <message>
        <source>您的评价已保存，将用于改进服务。</source>
        <translation>Your rating is kept and helps us improve.</translation>
    </message>
    <message>
        <source>大厅将在 %1 前核实处理。您没有留电话，不会回访。</source>
        <translation>The hall looks into it by %1. Without a phone number nobody calls.</translation>
    </message>
    <message>
        <source>大厅负责人将在 %1 前给您打电话，了解情况并处理。</source>
        <translation>The hall&apos;s manager calls you by %1 to put it right.</translation>
    </message>
    <message>
        <source>正在打印回执，请稍候</source>
        <translation>Printing the slip, please wait</translation>
    </message>
    <message>
        <source>请取走回执</source>
        <translation>Please take the slip</translation>
    </message>
    <message>
        <source>回执没有打出，请拍下编号和二维码。</source>
        <translation>No slip came out: please photograph number and code.</translation>
    </message>
    <message>
        <source>这个号码已经评价过两次</source>
        <translation>Already rated twice</translation>
    </message>
    <message>
        <source>没有找到这个编号</source>
        <translation>This number was not found</translation>
    </message>
    <message>
        <source>暂时没有保存成功</source>
        <translation>It could not be saved just now</translation>
    </message>
    <message>
        <source>每次办理可以评价一次、修改一次。您可以另外投诉或提建议，或告诉工作人员。</source>
        <translation>You may rate once and change it once. You may still complain, suggest, or tell staff.</translation>
    </message>
    <message>
        <source>这台机器刚刚恢复过数据，暂时不能登记。请到其他机器，或告诉工作人员。</source>
        <translation>This terminal was just restored and takes nothing for now. Use another one, or tell staff.</translation>
    </message>
    <message>
        <source>您填写的内容还在。请再试一次，或告诉工作人员。</source>
        <translation>What you wrote is kept. Try again, or tell staff.</translation>
    </message>
    <message>
        <source>查答复</source>
        <translation>Read the answer</translation>
    </message>
    <message>
        <source>用回执上的编号和查询码</source>
        <translation>By number and enquiry code of the slip</translation>
    </message>
    <message>
        <source>大厅将在 %1 前答复。凭编号和查询码，可在任意一台机器查答复。</source>
        <translation>The hall answers by %1. With number and enquiry code you can read the answer at any terminal.</translation>
    </message>
    <message>
        <source>编号或查询码不对</source>
        <translation>Number or code is not right</translation>
    </message>
    <message>
        <source>试的次数太多</source>
        <translation>Too many attempts</translation>
    </message>
    <message>
        <source>暂时查不到</source>
        <translation>Cannot be looked up now</translation>
    </message>
    <message>
        <source>请核对回执。只能查在本大厅登记的；刚登记的要稍后才能查到。</source>
        <translation>Please check the slip. Only what was recorded in this hall is found, and a moment later.</translation>
    </message>
    <message>
        <source>为保护个人信息，请十分钟后再试，或扫回执上的二维码。</source>
        <translation>To protect personal details, please try again in ten minutes, or scan the code on the slip.</translation>
    </message>
    <message>
        <source>连不上大厅，您登记的内容不受影响。请稍后再试，或询问工作人员。</source>
        <translation>The hall cannot be reached. What you said is safe. Please try again later, or ask the staff.</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::FieldInput</name>
    <message>
        <source>%1 / %2</source>
        <extracomment>Characters typed, characters allowed.</extracomment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 年</source>
        <extracomment>A year on its own, in a picker.</extracomment>
        <translation>%1</translation>
    </message>
    <message>
        <source>M 月</source>
        <extracomment>A month on its own, in a picker, as QDate::toString() takes it.</extracomment>
        <translation>MMM</translation>
    </message>
    <message>
        <source>%1 日</source>
        <extracomment>A day of the month on its own, in a picker.</extracomment>
        <translation>%1</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::FilingViewModel</name>
    <message>
        <source>您的个人信息没有被读取。
您可以返回取号，到人工窗口办理。</source>
        <translation>None of your data was read.
You can go back, take a number and go to a window.</translation>
    </message>
    <message numerus="yes">
        <source>%1：已拍 %n 页</source>
        <translation>
            <numerusform>%1: %n page photographed</numerusform>
            <numerusform>%1: %n pages photographed</numerusform>
        </translation>
    </message>
    <message>
        <source>%1：没有拍照</source>
        <translation>%1: not photographed</translation>
    </message>
    <message>
        <source>还没有签名，请在框内写下姓名。</source>
        <translation>Nothing is signed yet. Please write your name in the box.</translation>
    </message>
    <message>
        <source>签名太小或没有写完，请写大一些。</source>
        <translation>This is too small or not finished. Please write larger.</translation>
    </message>
    <message>
        <source>请用手指写下您的姓名</source>
        <translation>Write your name with a finger</translation>
    </message>
    <message>
        <source>不能手写的，请按按钮确认</source>
        <translation>Confirm with the button if you cannot write</translation>
    </message>
    <message>
        <source>%1 · 签名表示填写的内容属实</source>
        <translation>%1 · By signing you say that what you filled in is true</translation>
    </message>
    <message>
        <source>您已核对填写的内容，内容属实。
按按钮确认，和手写签名效力相同。
办件里会注明：本人不能手写，按按钮确认。</source>
        <translation>You have checked what you filled in, and it is true.
The button counts as much as a signature by hand.
The case will say: cannot sign by hand, confirmed by a button.</translation>
    </message>
    <message>
        <source>%1照片不保存，要重新拍。</source>
        <extracomment>%1: that what was filled in is kept, and where to go on.</extracomment>
        <translation>%1 Photographs are not kept: take them again.</translation>
    </message>
    <message>
        <source>去签名</source>
        <translation>Go on to sign</translation>
    </message>
    <message>
        <source>清除重写</source>
        <translation>Clear and write again</translation>
    </message>
    <message>
        <source>改为手写</source>
        <translation>Sign by hand instead</translation>
    </message>
    <message>
        <source>您也可以预约其他时间办理。</source>
        <translation>You can also book another time.</translation>
    </message>
    <message>
        <source>继续填写：从上次的地方接着填。
重新填写：上次填写的内容会被删除。</source>
        <translation>Go on: from where you were.
Begin anew: what you filled in before is deleted.</translation>
    </message>
    <message>
        <source>承诺后不用提交：%1</source>
        <translation>With your promise you need not bring: %1</translation>
    </message>
    <message>
        <source>请阅读并确认是否同意</source>
        <translation>Please read and agree, or not</translation>
    </message>
    <message>
        <source>您没有同意，不能在本机办理</source>
        <translation>Without your consent it cannot be done here</translation>
    </message>
    <message>
        <source>要继续上次的填写吗？</source>
        <translation>Go on where you stopped?</translation>
    </message>
    <message>
        <source>正在核对信息，请稍候</source>
        <translation>Checking your data, please wait</translation>
    </message>
    <message>
        <source>正在取办理结果，请稍候</source>
        <translation>Fetching the result, please wait</translation>
    </message>
    <message>
        <source>请核对您的信息</source>
        <translation>Please check your details</translation>
    </message>
    <message>
        <source>请阅读告知承诺书</source>
        <translation>Please read what you may promise</translation>
    </message>
    <message>
        <source>还需要带到窗口的材料</source>
        <translation>What you still have to bring to a window</translation>
    </message>
    <message>
        <source>请核对填写的内容</source>
        <translation>Check what you have filled in</translation>
    </message>
    <message>
        <source>正在提交，请稍候</source>
        <translation>Filing, please wait</translation>
    </message>
    <message>
        <source>正在打印，请在出票口取走</source>
        <translation>Printing: take your paper at the slot</translation>
    </message>
    <message>
        <source>暂时不能在本机办理</source>
        <translation>It cannot be done here just now</translation>
    </message>
    <message>
        <source>暂时取不到办理结果</source>
        <translation>The result cannot be had just now</translation>
    </message>
    <message>
        <source>您的办件不受影响。请稍后再试，或到窗口领取。</source>
        <translation>Your case is safe. Please try again later, or fetch it at a window.</translation>
    </message>
    <message>
        <source>没有提交成功</source>
        <translation>It was not filed</translation>
    </message>
    <message>
        <source>要离开吗？</source>
        <translation>Leave now?</translation>
    </message>
    <message>
        <source>%1 · 知情同意书 %2</source>
        <extracomment>The matter, and the version of the consent text.</extracomment>
        <translation>%1 · Consent %2</translation>
    </message>
    <message>
        <source>%1，今天 %2 保存</source>
        <translation>%1, kept today at %2</translation>
    </message>
    <message>
        <source>正在向有关部门查询，最多几秒钟。</source>
        <translation>Departments are being asked: a few seconds at most.</translation>
    </message>
    <message>
        <source>%1 · 有误请到窗口更正</source>
        <translation>%1 · Anything wrong is put right at a window</translation>
    </message>
    <message>
        <source>%1 · 点一项可以修改</source>
        <translation>%1 · Touch a line to change it</translation>
    </message>
    <message>
        <source>%1：请选择省份</source>
        <extracomment>%1 is a field that names a region.</extracomment>
        <translation>%1: choose a province</translation>
    </message>
    <message>
        <source>%1 %2：%3</source>
        <extracomment>A list of a form, which entry of it, and a field of that.</extracomment>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>%1，可以修改</source>
        <extracomment>%1 says where the value is from.</extracomment>
        <translation>%1; you may change it</translation>
    </message>
    <message>
        <source>代码后四位，不知道可以不填</source>
        <translation>Last four digits of the code, if you know them</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>第 %1 步，共 %2 步</source>
        <translation>Step %1 of %2</translation>
    </message>
    <message>
        <source>这台机器刚刚恢复过数据，暂时不能办理。填写的内容没有提交，请到窗口或其他机器。</source>
        <translation>This machine&apos;s data was just restored, so nothing can be filed now. Please go to a window or to another machine.</translation>
    </message>
    <message>
        <source>有的内容没有通过检查，没有提交。请返回逐项核对，或呼叫工作人员。</source>
        <translation>Something did not pass the check, and nothing was filed. Please go back and check, or call staff.</translation>
    </message>
    <message>
        <source>这个事项现在不能在本机办理。请返回取号，到窗口办理。</source>
        <translation>This matter cannot be done here now. Please go back and take a number for a window.</translation>
    </message>
    <message>
        <source>信息没有读出，没有提交任何内容。请再试一次，或呼叫工作人员。</source>
        <translation>Your data could not be read, and nothing was filed. Please try again, or call staff.</translation>
    </message>
    <message>
        <source>填写的内容还在，没有提交。请再试一次，或呼叫工作人员。</source>
        <translation>What you filled in is still here, and was not filed. Please try again, or call staff.</translation>
    </message>
    <message>
        <source>已办结，请取走凭条</source>
        <translation>Decided: take your paper</translation>
    </message>
    <message>
        <source>已收件，请取走回执</source>
        <translation>Received: take your receipt</translation>
    </message>
    <message>
        <source>已办结，请记下编号</source>
        <translation>Decided: note your number</translation>
    </message>
    <message>
        <source>已收件，请记下编号</source>
        <translation>Received: note your number</translation>
    </message>
    <message>
        <source>已填写的内容会加密保存。今天之内在本厅任何一台机器刷身份证，可以接着填。</source>
        <translation>What you filled in is kept, encrypted. Lay your ID card at any terminal of this hall today to go on.</translation>
    </message>
    <message>
        <source>已填写的内容会加密保存。今天之内在全市任何一个大厅的机器刷身份证，可以接着填。</source>
        <translation>What you filled in is kept, encrypted. Lay your ID card at a terminal of any hall of the city today to go on.</translation>
    </message>
    <message>
        <source>照片没有保存，要重新拍。</source>
        <translation>Photographs were not kept: take them again.</translation>
    </message>
    <message>
        <source>签名没有保存，提交前再签。</source>
        <translation>The signature was not kept: sign again before you hand it in.</translation>
    </message>
    <message>
        <source>已填写的内容会加密保存在本机。今天之内再刷身份证，可以接着填。</source>
        <translation>What you filled in is kept, encrypted, on this terminal. Lay your ID card again today to go on.</translation>
    </message>
    <message>
        <source>您没有刷身份证，已填写的内容不会保存。</source>
        <translation>You laid no ID card: what you filled in is not kept.</translation>
    </message>
    <message>
        <source>继续看</source>
        <translation>Read on</translation>
    </message>
    <message>
        <source>同意并继续</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>返回取号</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>继续填写</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>改好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>我承诺</source>
        <translation>I promise</translation>
    </message>
    <message>
        <source>确认提交</source>
        <translation>File it</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>Do not agree</translation>
    </message>
    <message>
        <source>重新阅读</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>重新填写</source>
        <translation>Begin anew</translation>
    </message>
    <message>
        <source>不承诺，交材料</source>
        <translation>No, I bring papers</translation>
    </message>
    <message>
        <source>保存并离开</source>
        <translation>Keep and leave</translation>
    </message>
    <message>
        <source>离开</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>呼叫工作人员</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>删除这一条</source>
        <translation>Remove it</translation>
    </message>
    <message>
        <source>临时编号</source>
        <translation>Provisional number</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>已保存在本机，联网后自动送达，编号为临时编号。</source>
        <translation>Kept on this terminal, sent when the network is back; the number is provisional.</translation>
    </message>
    <message>
        <source>请取走您的身份证</source>
        <translation>Please take your ID card</translation>
    </message>
    <message>
        <source>没有打印出来，请记下编号，或扫码保存。</source>
        <translation>Nothing was printed: note the number, or scan the code.</translation>
    </message>
    <message>
        <source>已办结，请取走左侧的证明</source>
        <translation>Done: please take it from the left tray</translation>
    </message>
    <message>
        <source>请看一眼左侧出纸盘，不要忘了拿证明。</source>
        <translation>Please look at the tray on the left: do not forget your document.</translation>
    </message>
    <message>
        <source>提交以后在本机缴费，用旁边的收款设备或者扫二维码。
没有缴成也会收件，可以以后再到本厅的机器或窗口缴费。
没有缴费之前不算办结。</source>
        <translation>You pay here once you have handed it in, at the device beside you or by QR code.
If that fails your case is received all the same: pay later at a terminal of this hall or at a window.
It is not finished before it is paid.</translation>
    </message>
    <message>
        <source>现在缴费：缴费后这一件就继续办理。
另办一件：这一件还在，可以以后再缴费。</source>
        <translation>Pay now: then this case goes on.
Begin another: this one stays, and can be paid later.</translation>
    </message>
    <message>
        <source>这次没有收您的钱。
您的办件已经收下，没有缴费之前不算办结。
以后缴费：在本厅任何一台机器的“查询－我的事项”里，或到窗口。</source>
        <translation>No money was taken from you this time.
Your case is received; it is not finished before it is paid.
Pay later: at any terminal of this hall, under My matters, or at a window.</translation>
    </message>
    <message>
        <source>这项业务收费 %1</source>
        <translation>This costs %1</translation>
    </message>
    <message>
        <source>您有一件还没有缴费</source>
        <translation>One of yours is not paid yet</translation>
    </message>
    <message>
        <source>请缴费 %1</source>
        <translation>Please pay %1</translation>
    </message>
    <message>
        <source>正在联系收款设备，请稍候</source>
        <translation>Asking the payment box, please wait</translation>
    </message>
    <message>
        <source>没有缴费成功</source>
        <translation>It was not paid</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>已收件，还没有缴费，请取走回执</source>
        <translation>Received, not paid yet: take your receipt</translation>
    </message>
    <message>
        <source>已收件，还没有缴费，请记下编号</source>
        <translation>Received, not paid yet: note the number</translation>
    </message>
    <message>
        <source>已收件，缴费待核对，请取走回执</source>
        <translation>Received, payment being checked: take your receipt</translation>
    </message>
    <message>
        <source>已收件，缴费待核对，请记下编号</source>
        <translation>Received, payment being checked: note the number</translation>
    </message>
    <message>
        <source>现在缴费</source>
        <translation>Pay now</translation>
    </message>
    <message>
        <source>再缴一次</source>
        <translation>Pay again</translation>
    </message>
    <message>
        <source>另办一件</source>
        <translation>File another</translation>
    </message>
    <message>
        <source>取消缴费</source>
        <translation>Cancel payment</translation>
    </message>
    <message>
        <source>以后缴费</source>
        <translation>Pay later</translation>
    </message>
    <message>
        <source>请在旁边的收款设备上付款。</source>
        <translation>Pay at the payment box beside the screen.</translation>
    </message>
    <message>
        <source>请用手机扫码付款，或在旁边的收款设备上付款。</source>
        <translation>Scan the code with your phone to pay, or pay at the payment box.</translation>
    </message>
    <message>
        <source>正在取消，请稍候。如果已经付款，会照常记为已缴费。</source>
        <translation>Cancelling, please wait. If you have paid already, it counts as paid.</translation>
    </message>
    <message>
        <source>您的办件已经收下，请不要离开。</source>
        <translation>Your case is filed. Please stay here.</translation>
    </message>
    <message>
        <source>付款没有通过。</source>
        <translation>The payment was refused.</translation>
    </message>
    <message>
        <source>等候付款的时间到了。</source>
        <translation>The time to pay is over.</translation>
    </message>
    <message>
        <source>您取消了缴费。</source>
        <translation>You cancelled the payment.</translation>
    </message>
    <message>
        <source>现在不能在本机收：可能正在别处缴，或者连不上大厅。</source>
        <translation>It cannot be paid here just now: somebody may be paying it elsewhere, or the hall does not answer.</translation>
    </message>
    <message>
        <source>收款设备暂时不能用。</source>
        <translation>The payment box cannot be used just now.</translation>
    </message>
    <message>
        <source>没有读出，请再试一次，或呼叫工作人员。</source>
        <translation>It could not be read. Try again, or call staff.</translation>
    </message>
    <message>
        <source>您的个人信息没有被读取。
您可以在大厅开门后到人工窗口办理。</source>
        <translation>Your personal data was not read.
You can go to a window once the hall is open.</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::FormPrinting</name>
    <message>
        <source>正在打印表格，请稍候。</source>
        <translation>The form is being printed. One moment, please.</translation>
    </message>
    <message>
        <source>请在打印机出口取走表格。</source>
        <translation>Please take the form from the printer.</translation>
    </message>
    <message>
        <source>打印机正忙，请稍后再打印表格。</source>
        <translation>The printer is busy. Please print the form a little later.</translation>
    </message>
    <message>
        <source>表格没有打印出来，请到服务台领取。</source>
        <translation>The form was not printed. Please get one from reception.</translation>
    </message>
    <message>
        <source>打印机没有回答。出口没有表格，请到服务台领取。</source>
        <translation>The printer did not answer. If no form comes out, please get one from reception.</translation>
    </message>
    <message>
        <source>打印机没有纸了，加纸后会继续打印表格。</source>
        <translation>The printer is out of paper. The form is printed when there is some.</translation>
    </message>
    <message>
        <source>打印机的盖子没有关好，关好后会继续打印表格。</source>
        <translation>The printer’s cover is open. The form is printed when it is closed.</translation>
    </message>
    <message>
        <source>打印机卡纸了，清理后会继续打印表格。</source>
        <translation>The paper is jammed. The form is printed when that is mended.</translation>
    </message>
    <message>
        <source>联系不上打印机。不想等，请到服务台领取表格。</source>
        <translation>The printer cannot be reached. You can get the form from reception instead.</translation>
    </message>
    <message>
        <source>打印机暂时不能用。不想等，请到服务台领取表格。</source>
        <translation>The printer cannot be used now. You can get the form from reception instead.</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::HallAlarms</name>
    <message>
        <source>与大厅服务器失去联系，%1 起显示的可能不是最新情况。正在自动重连；期间请按纸质号码顺序接待</source>
        <translation>No contact with the hall since %1; what is shown may be out of date. Reconnecting; meanwhile please serve by the paper tickets</translation>
    </message>
    <message>
        <source>与市平台失去联系，%1 起的情况尚未上报。本厅业务照常办理，恢复后自动补报</source>
        <translation>No contact with the city platform: nothing since %1 has been reported. The hall works as usual and reports by itself later</translation>
    </message>
    <message>
        <source>自助终端 %1 有人呼叫工作人员</source>
        <translation>Somebody at terminal %1 calls for staff</translation>
    </message>
    <message>
        <source>自助终端 %1：%2</source>
        <translation>Terminal %1: %2</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>onewindow::ui::HallMove</name>
    <message>
        <source>%1 人等候</source>
        <translation>%1 waiting</translation>
    </message>
    <message>
        <source>今后一小时 %1 分钟内叫到：%2 → %3</source>
        <translation>Called within %1 min, next hour: %2 → %3</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 等 %2 项</source>
        <translation>%1 and others, %2 in all</translation>
    </message>
    <message>
        <source>加办：%1</source>
        <translation>Also: %1</translation>
    </message>
    <message>
        <source>不再办：%1</source>
        <translation>No longer: %1</translation>
    </message>
    <message>
        <source>等候时间基本不变</source>
        <translation>Waiting hardly changes</translation>
    </message>
    <message>
        <source>正在推算…</source>
        <translation>Working it out…</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::HallViewModel</name>
    <message>
        <source>等候 %1 人，其中 %2 人超过 %3 分钟 · 窗口 %4 个，开放 %5 个</source>
        <translation>%1 waiting, %2 over %3 min · %4 windows, %5 open</translation>
    </message>
    <message>
        <source>过去一小时：叫号 %1 人，%2 人在 %3 分钟内</source>
        <translation>Last hour: %1 called, %2 within %3 min</translation>
    </message>
    <message>
        <source>今后一小时：现在没有人等候</source>
        <translation>Next hour: nobody waits now</translation>
    </message>
    <message>
        <source>今后一小时（推算）：%1 人中 %2 人能在 %3 分钟内叫到</source>
        <translation>Next hour (forecast): of %1 people, %2 called within %3 min</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::HandOutViewModel</name>
    <message>
        <source>此人在本大厅没有待领取的结果</source>
        <translation>Nothing waits here for this person</translation>
    </message>
    <message>
        <source>证件与申请人不符。结果只能交给申请人本人</source>
        <translation>The document is not the applicant&apos;s: only they may receive the result</translation>
    </message>
    <message>
        <source>身份证号码不对，请看清证件再输一次</source>
        <translation>That is no ID number: look at the document and type it again</translation>
    </message>
    <message>
        <source>这一件的状态刚刚变了，没有记录。已为您显示最新情况</source>
        <translation>Its state has just changed and nothing was recorded. This is how it stands now</translation>
    </message>
    <message>
        <source>没有记录：证件与申请人不符，或签名看不清。请重新核对和签名</source>
        <translation>Not recorded: the document is not the applicant&apos;s, or the signature says too little. Check and sign again</translation>
    </message>
    <message>
        <source>没有收到答复，不知道是否已记录。请再按一次“发出”，不会记两遍</source>
        <translation>No answer came: it may be recorded or not. Press “Hand over” once more, it is recorded once</translation>
    </message>
    <message>
        <source>已发出并记录签收：%1</source>
        <translation>Handed over and signed for: %1</translation>
    </message>
    <message>
        <source>%1 已在 %2 发出（%3），不能再发一次</source>
        <translation>%1 handed it over on %2 (%3). It is not handed over twice</translation>
    </message>
    <message>
        <source>此人的结果 %1 件</source>
        <translation>Theirs: %1</translation>
    </message>
    <message>
        <source>待领取 %1 件以上</source>
        <translation>More than %1 wait</translation>
    </message>
    <message>
        <source>待领取 %1 件</source>
        <translation>%1 waiting</translation>
    </message>
    <message>
        <source>没有待领取的结果</source>
        <translation>Nothing waits for them</translation>
    </message>
    <message>
        <source>没有等待领取的结果</source>
        <translation>No result waits to be handed over</translation>
    </message>
    <message>
        <source>正在读取</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>已读身份证：%1</source>
        <translation>Card read: %1</translation>
    </message>
    <message>
        <source>已看证件：%1</source>
        <translation>Document seen: %1</translation>
    </message>
    <message>
        <source>先放上身份证，或从左边选一件</source>
        <translation>Lay down the ID card, or choose one on the left</translation>
    </message>
    <message>
        <source>请把领取人的身份证放在阅读器上，或看证件输入号码</source>
        <translation>Lay the receiver&apos;s ID card on the reader, or look at it and type its number</translation>
    </message>
    <message>
        <source>这一件现在不能发出</source>
        <translation>It cannot be handed over now</translation>
    </message>
    <message>
        <source>已在纸上签收：%1</source>
        <translation>Signed on paper: %1</translation>
    </message>
    <message>
        <source>签在部门的领取单上</source>
        <translation>On the department&apos;s own receipt</translation>
    </message>
    <message>
        <source>不能书写，按手印</source>
        <translation>Cannot write: a fingerprint</translation>
    </message>
    <message>
        <source>签名屏不能用</source>
        <translation>The pad does not work</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>要交付</source>
        <translation>To hand over</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>The result</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>费用</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>领取人</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>只能由申请人本人领取</source>
        <translation>The applicant alone</translation>
    </message>
    <message>
        <source>办理经过</source>
        <translation>Steps so far</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::HomeViewModel</name>
    <message numerus="yes">
        <source>%n 人</source>
        <comment>people waiting</comment>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>请选择要办理的业务</source>
        <translation>Please choose a matter</translation>
    </message>
    <message>
        <source>刷身份证，或选择业务取号</source>
        <translation>Lay down your ID card, or choose a matter</translation>
    </message>
    <message>
        <source>读卡器暂停使用，请选择业务取号</source>
        <translation>Card reader out of service. Please choose a matter</translation>
    </message>
    <message>
        <source>有证件忘在读卡区，请取走，或交给工作人员。</source>
        <translation>A card was left on the reader. Please take it, or hand it to staff.</translation>
    </message>
    <message>
        <source>读卡区有一张证件。如要使用，请拿起后重新放好。</source>
        <translation>A card lies on the reader. To use it, lift it and lay it down again.</translation>
    </message>
    <message>
        <source>正在连接大厅，业务列表稍后显示。</source>
        <translation>Connecting to the hall. The list of matters will appear soon.</translation>
    </message>
    <message>
        <source>打印机暂停使用，号码将显示在屏幕上。</source>
        <translation>The printer is out of service. Your number will be shown on the screen.</translation>
    </message>
    <message>
        <source>标有“本机可办”的现在就能办，标有“可预约”的可以先约时间。</source>
        <translation>What says &quot;Do it here&quot; works now. Where it says &quot;Book a time&quot; you can choose a time.</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::IdentityViewModel</name>
    <message>
        <source>正在读取，请不要移动证件</source>
        <translation>Reading. Please do not move the card</translation>
    </message>
    <message>
        <source>请将身份证平放在读卡区</source>
        <translation>Lay your ID card flat on the reader</translation>
    </message>
    <message>
        <source>读卡器暂停使用</source>
        <translation>The card reader is out of service</translation>
    </message>
    <message>
        <source>证件拿起得太早</source>
        <translation>The card was lifted too early</translation>
    </message>
    <message>
        <source>没有读出证件信息</source>
        <translation>The card could not be read</translation>
    </message>
    <message>
        <source>证件已过有效期</source>
        <translation>The card has expired</translation>
    </message>
    <message>
        <source>不能识别这张卡</source>
        <translation>This card is not recognised</translation>
    </message>
    <message>
        <source>大约需要 2 秒。</source>
        <translation>It takes about 2 seconds.</translation>
    </message>
    <message>
        <source>听到提示音后即可拿起。</source>
        <translation>Lift it when you hear the tone.</translation>
    </message>
    <message>
        <source>您可以输入号码或不刷卡继续，也可以呼叫工作人员。</source>
        <translation>You can type the number, go on without a card, or call staff.</translation>
    </message>
    <message>
        <source>这项业务需要身份证，请呼叫工作人员，或到人工窗口办理。</source>
        <translation>This matter needs an ID card. Please call staff or go to a window.</translation>
    </message>
    <message>
        <source>请重新平放，听到提示音后再拿起。</source>
        <translation>Lay it flat again and wait for the tone.</translation>
    </message>
    <message>
        <source>请拿起证件，取下卡套后重新平放。</source>
        <translation>Lift the card, take off its cover, and lay it flat again.</translation>
    </message>
    <message>
        <source>您可以不刷卡继续，办理时请带上有效证件。</source>
        <translation>You can go on without it. Please bring a valid card to the window.</translation>
    </message>
    <message>
        <source>这项业务需要有效证件，请呼叫工作人员，或到人工窗口办理。</source>
        <translation>This matter needs a valid card. Please call staff or go to a window.</translation>
    </message>
    <message>
        <source>请放身份证、居住证或外国人永久居留身份证。</source>
        <translation>Please use a resident ID card, a residence permit or a foreign permanent resident ID card.</translation>
    </message>
    <message>
        <source>号码不正确，请核对后修改。</source>
        <translation>The number is not correct. Please check it.</translation>
    </message>
    <message>
        <source>有预约单的，也可以扫预约单上的二维码签到。</source>
        <translation>With an appointment slip, you can scan its code instead.</translation>
    </message>
    <message>
        <source>有预约单的，可以扫预约单上的二维码签到；其他请呼叫工作人员。</source>
        <translation>With an appointment slip, scan its code to check in. Otherwise call staff.</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::LanguageViewModel</name>
    <message>
        <source>语言 Language</source>
        <extracomment>Footer: leads to the choice of a language; also in a language that many know. Short.</extracomment>
        <translation>Language 语言</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::MaterialPhotos</name>
    <message>
        <source>请把“%1”放在高拍仪下</source>
        <translation>Lay this under the document camera: %1</translation>
    </message>
    <message>
        <source>正在拍照，请不要移动</source>
        <translation>Taking the picture, please do not move anything</translation>
    </message>
    <message>
        <source>看得清楚吗？</source>
        <translation>Can you read it?</translation>
    </message>
    <message>
        <source>请再拍一次</source>
        <translation>Please take it again</translation>
    </message>
    <message numerus="yes">
        <source>“%1”已拍 %n 页</source>
        <translation>
            <numerusform>%1: %n page photographed</numerusform>
            <numerusform>%1: %n pages photographed</numerusform>
        </translation>
    </message>
    <message>
        <source>高拍仪暂时不能使用</source>
        <translation>The document camera cannot be used just now</translation>
    </message>
    <message numerus="yes">
        <source>照片已到 %n 页，不能再拍</source>
        <translation>
            <numerusform>%n page is all that can be taken</numerusform>
            <numerusform>%n pages are all that can be taken</numerusform>
        </translation>
    </message>
    <message>
        <source>正在打开高拍仪</source>
        <translation>The document camera is being switched on</translation>
    </message>
    <message>
        <source>放平放正，四个角都要看得见</source>
        <translation>Flat and straight, with all four corners in sight</translation>
    </message>
    <message>
        <source>文字、印章和四个角都要看得清</source>
        <translation>Words, seals and all four corners must be clear</translation>
    </message>
    <message>
        <source>还有背面或其他页，请再拍一页</source>
        <translation>If it has a back or more pages, take them too</translation>
    </message>
    <message>
        <source>再试一次，或把这份材料带到窗口提交</source>
        <translation>Try again, or bring this to the window instead</translation>
    </message>
    <message>
        <source>再试一次，或跳过，这份材料可以不交</source>
        <translation>Try again, or go on without it: it is not required</translation>
    </message>
    <message>
        <source>请把“%1”带到窗口提交</source>
        <translation>Please bring this to the window: %1</translation>
    </message>
    <message>
        <source>拍照</source>
        <translation>Take the picture</translation>
    </message>
    <message>
        <source>清楚，留用</source>
        <translation>Yes, keep it</translation>
    </message>
    <message>
        <source>重新拍照</source>
        <translation>Take it again</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>不再拍了</source>
        <translation>No more</translation>
    </message>
    <message>
        <source>改交到窗口</source>
        <translation>Bring it to the window</translation>
    </message>
    <message>
        <source>不拍，跳过</source>
        <translation>Go on without it</translation>
    </message>
    <message>
        <source>仍用这张</source>
        <translation>Keep it all the same</translation>
    </message>
    <message>
        <source>再拍一页</source>
        <translation>Take another page</translation>
    </message>
    <message>
        <source>全部重拍</source>
        <translation>Take all of it again</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::PageSupply</name>
    <message>
        <source>这一件的照片已经满了，请收下纸质材料</source>
        <translation>This case holds no more pages: keep the paper</translation>
    </message>
    <message>
        <source>正在上传第 %1 页</source>
        <translation>Sending page %1</translation>
    </message>
    <message>
        <source>第 %1 页没有被接受，请重拍这一页。前面的已经传好</source>
        <translation>Page %1 was not accepted: scan it again. Those before it were sent</translation>
    </message>
    <message>
        <source>这一件现在不在等补交材料，没有再上传。请刷新后再看</source>
        <translation>This case does not wait for anything now, and no more was sent. Refresh to see it</translation>
    </message>
    <message>
        <source>没有传完，照片还在。再按“补交材料”就能接着传</source>
        <translation>Not all was sent; the pages are still here. Press “Scan pages” once more to go on</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::ReceptionViewModel</name>
    <message>
        <source>看过证件或证明</source>
        <translation>Seen on a document</translation>
    </message>
    <message>
        <source>现场看得出来</source>
        <translation>Plain to see</translation>
    </message>
    <message>
        <source>本人说明</source>
        <translation>As the person says</translation>
    </message>
    <message>
        <source>一个号码最多办 %1 项</source>
        <translation>A number is for %1 matters at most</translation>
    </message>
    <message>
        <source>请把号码告诉来人，或请来人用手机扫码</source>
        <translation>Tell the number, or let it be scanned by telephone</translation>
    </message>
    <message>
        <source>正在打印小票</source>
        <translation>Printing the slip</translation>
    </message>
    <message>
        <source>小票已打印，请交给来人</source>
        <translation>The slip is printed, please hand it over</translation>
    </message>
    <message>
        <source>小票没有打出来：请把号码写给来人，或请来人扫码；号码已生效</source>
        <translation>The slip was not printed: write the number down, or let it be scanned; it counts</translation>
    </message>
    <message>
        <source>请先在左边选这些号码要办的一项业务</source>
        <translation>First choose on the left the one matter these numbers are for</translation>
    </message>
    <message>
        <source>号码不对：请照纸上的写，比如 A0501 或 501</source>
        <translation>That is no number: write it as on the paper, A0501 or 501</translation>
    </message>
    <message>
        <source>时间不对：请写几点几分，比如 9:30</source>
        <translation>That is no time: hours and minutes, as 9:30</translation>
    </message>
    <message>
        <source>已补录 %1 至 %2，共 %3 个，按写号的时间排队</source>
        <translation>Entered %1 to %2, %3 in all; they wait from the time they were written</translation>
    </message>
    <message>
        <source>办什么业务</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>找到 %1 项</source>
        <translation>%1 found</translation>
    </message>
    <message>
        <source>已选</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>先办</source>
        <translation>First</translation>
    </message>
    <message>
        <source>还要办</source>
        <translation>Also</translation>
    </message>
    <message>
        <source>优先</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>身份证</source>
        <translation>ID card</translation>
    </message>
</context>
<context>
    <name>ResultPaperTexts</name>
    <message>
        <source>正在生成您的证明</source>
        <translation>Your document is being made</translation>
    </message>
    <message>
        <source>正在打印证明，请稍候</source>
        <translation>Your document is being printed</translation>
    </message>
    <message>
        <source>正在停止打印，请稍候</source>
        <translation>Printing is being stopped</translation>
    </message>
    <message>
        <source>打印机正忙，还没有打印</source>
        <translation>The printer is busy: not printed yet</translation>
    </message>
    <message>
        <source>证明没有打印出来</source>
        <translation>Your document was not printed</translation>
    </message>
    <message>
        <source>左侧出纸盘里有证明吗？</source>
        <translation>Is your document in the left tray?</translation>
    </message>
    <message>
        <source>打印机正在准备，请稍候</source>
        <translation>The printer is getting ready</translation>
    </message>
    <message>
        <source>打印机没有纸了</source>
        <translation>The printer is out of paper</translation>
    </message>
    <message>
        <source>打印机的盖子没有关好</source>
        <translation>The printer&apos;s cover is open</translation>
    </message>
    <message>
        <source>打印机卡纸了</source>
        <translation>The paper is jammed</translation>
    </message>
    <message>
        <source>打印机暂时不能用</source>
        <translation>The printer cannot be used just now</translation>
    </message>
    <message>
        <source>联系不上打印机</source>
        <translation>The printer does not answer</translation>
    </message>
    <message>
        <source>纸张从左侧出纸盘出来。</source>
        <translation>The paper comes out into the tray on the left.</translation>
    </message>
    <message>
        <source>处理好以后会自动继续打印。</source>
        <translation>Printing goes on by itself as soon as this is mended.</translation>
    </message>
    <message>
        <source>您的事项已经办结，结果已保存。</source>
        <translation>Your matter is decided, and the result is kept.</translation>
    </message>
    <message>
        <source>机器没有收到打印机的回答。</source>
        <translation>The printer has not answered.</translation>
    </message>
    <message>
        <source>您的事项已办结，结果已保存。
工作人员已看到提示。
不想等，可改打凭条。
以后凭身份证可到窗口打印。</source>
        <translation>Your matter is decided, and kept.
Staff can see what is wrong.
You need not wait: take a slip.
A window prints it later, with your ID card.</translation>
    </message>
    <message>
        <source>以后凭身份证可到窗口打印。
需要帮助，请呼叫工作人员。</source>
        <translation>A window prints it later, with your ID card.
If you need help, please call staff.</translation>
    </message>
    <message>
        <source>纸张完整，请取走。
没有或不完整，请呼叫工作人员。
不用重新办理，结果已保存。</source>
        <translation>If it is whole, please take it.
If not, please call staff.
You need not apply again: it is kept.</translation>
    </message>
    <message>
        <source>改打凭条</source>
        <translation>Take a slip</translation>
    </message>
    <message>
        <source>先不打印</source>
        <translation>Do not print now</translation>
    </message>
    <message>
        <source>重新打印</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>我已取走证明</source>
        <translation>I have taken it</translation>
    </message>
    <message>
        <source>呼叫工作人员</source>
        <translation>Call staff</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::Reveal</name>
    <message>
        <source>显示10秒</source>
        <translation>Show for 10 s</translation>
    </message>
    <message>
        <source>确认显示</source>
        <translation>Show now</translation>
    </message>
    <message>
        <source>马上隐藏</source>
        <translation>Hide now</translation>
    </message>
    <message>
        <source>请确认旁边没有人，再按“确认显示”。</source>
        <translation>Please make sure that nobody stands beside you, then touch &quot;Show now&quot;.</translation>
    </message>
    <message>
        <source>已显示完整内容，10 秒后自动隐藏。</source>
        <translation>Shown in full. Hidden again in 10 seconds.</translation>
    </message>
    <message>
        <source>完整内容已隐藏。</source>
        <translation>Hidden again.</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::SearchViewModel</name>
    <message>
        <source>正在查找…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>可以输入名称、拼音或首字母</source>
        <translation>Type its name, pinyin or initials</translation>
    </message>
    <message numerus="yes">
        <source>找到 %n 项，请选择</source>
        <translation>
            <numerusform>%n matter found, please choose</numerusform>
            <numerusform>%n matters found, please choose</numerusform>
        </translation>
    </message>
    <message>
        <source>输入名称查找，或选择大家常办的事项</source>
        <translation>Type a name, or choose what others often choose</translation>
    </message>
    <message>
        <source>例如：shebaoka、sbk</source>
        <translation>For example: social insurance</translation>
    </message>
    <message>
        <source>请用下面的键盘输入</source>
        <translation>Type on the keyboard</translation>
    </message>
    <message>
        <source>没有找到“%1”，请换一个词，或到咨询台询问。</source>
        <extracomment>%1 is what was typed.</extracomment>
        <translation>Nothing found for “%1”. Please try another word, or ask at the information desk.</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::SessionViewModel</name>
    <message>
        <source>M月d日 dddd</source>
        <extracomment>Date in the header: month, day, day of the week, as QLocale::toString() takes it.</extracomment>
        <translation>ddd d MMM</translation>
    </message>
    <message>
        <source>本机已停用</source>
        <extracomment>Header: this terminal was taken out of service for good. Short.</extracomment>
        <translation>Out of service</translation>
    </message>
    <message>
        <source>网络中断</source>
        <extracomment>The same in large type, where there is no room for more.</extracomment>
        <translation>Offline</translation>
    </message>
    <message>
        <source>网络中断，%1 起</source>
        <extracomment>Header, while the hall&apos;s server does not answer: since when, as a clock shows it. Short.</extracomment>
        <translation>Offline since %1</translation>
    </message>
    <message>
        <source>一窗通自助终端 · %1</source>
        <extracomment>Header: the product, then what people call this machine (&quot;03 号机&quot;).</extracomment>
        <translation>OneWindow terminal · %1</translation>
    </message>
    <message>
        <source>暂停取号</source>
        <extracomment>Header, while the terminal may give out no numbers: its data was restored. Short.</extracomment>
        <translation>No numbers now</translation>
    </message>
    <message>
        <source>呼叫没有发出，请到咨询台。</source>
        <translation>Call failed. Go to the info desk.</translation>
    </message>
    <message>
        <source>没有找到这个二维码对应的号码，请咨询工作人员。</source>
        <translation>No number was found for this code. Please ask staff.</translation>
    </message>
    <message>
        <source>证件拿起得太早。请重新平放，听到提示音后再拿起。</source>
        <translation>The card was lifted too early. Lay it flat again and wait for the tone.</translation>
    </message>
    <message>
        <source>没有读出证件信息。请拿起证件，取下卡套后重新平放。</source>
        <translation>The card could not be read. Lift it, take off its cover, and lay it flat again.</translation>
    </message>
    <message>
        <source>证件已过有效期。请换一张有效的证件。</source>
        <translation>The card has expired. Please use a valid one.</translation>
    </message>
    <message>
        <source>不能识别这张卡。请放身份证、居住证或外国人永久居留身份证。</source>
        <translation>This card is not recognised. Please use a resident ID card, a residence permit or a foreign permanent resident ID card.</translation>
    </message>
    <message>
        <source>大厅已关门</source>
        <extracomment>Header, outside of the hall&apos;s opening hours. Short.</extracomment>
        <translation>Hall closed</translation>
    </message>
    <message>
        <source>大厅已关门，请拨打热线 %1。</source>
        <translation>The hall is closed. Please call %1.</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::StaffSession</name>
    <message>
        <source>这个账号已停用，或不能在窗口登录，请联系管理员</source>
        <translation>This account is locked, or cannot sign in at a window: ask an administrator</translation>
    </message>
    <message>
        <source>两次输入的新密码不一样</source>
        <translation>The two new passwords differ</translation>
    </message>
    <message>
        <source>密码错误次数过多，请 %1 秒后再试</source>
        <translation>Too many wrong passwords: try again in %1 s</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::TicketViewModel</name>
    <message>
        <source>待恢复</source>
        <translation>to be restored</translation>
    </message>
    <message>
        <source>等候中</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>打印机没有回应</source>
        <translation>The printer does not answer</translation>
    </message>
    <message>
        <source>打印机没有纸了</source>
        <translation>The printer is out of paper</translation>
    </message>
    <message>
        <source>打印机盖子没有关好</source>
        <translation>The printer&apos;s cover is open</translation>
    </message>
    <message>
        <source>打印机卡纸了</source>
        <translation>The printer is jammed</translation>
    </message>
    <message>
        <source>打印机暂停使用</source>
        <translation>The printer is out of service</translation>
    </message>
    <message>
        <source>小票可能没有打出。号码已经生效，请记下。</source>
        <translation>The ticket may not have come out. Your number is valid: please note it.</translation>
    </message>
    <message>
        <source>小票没有打出。号码有效，请记下；打印机修好后会自动打印。</source>
        <translation>No ticket came out. Your number is valid: please note it. It prints when the printer is mended.</translation>
    </message>
    <message>
        <source>小票没有打出，号码已为您保留。请记下号码并确认，或等候打印机修好后自动打印。</source>
        <translation>No ticket came out; your number is kept. Note it and confirm, or wait: it prints when the printer is mended.</translation>
    </message>
    <message>
        <source>这个号码还没有生效。恢复后按原来的取号时间排队。</source>
        <translation>It is not in the queue yet. Restored, it keeps its old place.</translation>
    </message>
    <message>
        <source>正在叫这个号码，请马上到窗口。</source>
        <translation>It is being called. Please go to the window now.</translation>
    </message>
    <message>
        <source>您已取过这项业务的号码，正在等候。</source>
        <translation>You hold a number for this matter and are in the queue.</translation>
    </message>
    <message>
        <source>您的号码 · %1 取号</source>
        <translation>Your number · taken at %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n 件事</source>
        <comment>matters</comment>
        <translation>
            <numerusform>%n matter</numerusform>
            <numerusform>%n matters</numerusform>
        </translation>
    </message>
    <message>
        <source>这个号码已暂时挂起。办好后请回到窗口，工作人员会再叫您。</source>
        <translation>This number is on hold. Come back to the window when you are ready; you will be called again.</translation>
    </message>
    <message>
        <source>过号，可恢复</source>
        <translation>Missed, can come back</translation>
    </message>
    <message numerus="yes">
        <source>比您晚取号、先叫的：有预约 %n 人。</source>
        <comment>passing</comment>
        <translation>
            <numerusform>Called before you, though taken later: %n with an appointment.</numerusform>
            <numerusform>Called before you, though taken later: %n with an appointment.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>比您晚取号、先叫的：优先 %n 人。</source>
        <comment>passing</comment>
        <translation>
            <numerusform>Called before you, though taken later: %n with priority.</numerusform>
            <numerusform>Called before you, though taken later: %n with priority.</numerusform>
        </translation>
    </message>
    <message>
        <source>比您晚取号、先叫的：有预约 %1 人，优先 %2 人。</source>
        <translation>Called before you, though taken later: %1 with an appointment, %2 with priority.</translation>
    </message>
    <message>
        <source>叫号时您没有到。恢复后排在队尾。</source>
        <translation>You were called and not there. You can come back at the end of the line.</translation>
    </message>
    <message>
        <source>叫号时您没有到。恢复后按原来的顺序叫号。</source>
        <translation>You were called and not there. You can come back to your place.</translation>
    </message>
    <message numerus="yes">
        <source>叫号时您没有到。恢复后，再叫 %n 个号就轮到您。</source>
        <comment>numbers</comment>
        <translation>
            <numerusform>You were called and not there. You can come back: %n more number, then yours.</numerusform>
            <numerusform>You were called and not there. You can come back: %n more numbers, then yours.</numerusform>
        </translation>
    </message>
    <message>
        <source>叫号不按号码大小。您的号按早取 %1 分钟计算。</source>
        <translation>Not called by number. Yours counts as taken %1 minutes earlier.</translation>
    </message>
    <message>
        <source>叫号不按号码大小。您最多像晚取 %1 分钟那样等：再晚取的号不会先叫；连叫 %2 个晚取的优先号后，叫普通号。</source>
        <translation>Not called by number. At most you wait as if you came %1 minutes later, and after %2 later priority numbers an ordinary one is called.</translation>
    </message>
    <message>
        <source>%1%2</source>
        <extracomment>Two sentences.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>按现在的进度，今天可能轮不到您。号码仍然有效，也可以改约其他时间。</source>
        <translation>As it goes now, you may not be called today. Your number stays valid; or book another time.</translation>
    </message>
    <message>
        <source>按现在的进度，今天可能轮不到您。号码仍然有效，也可以到服务台问问。</source>
        <translation>As it goes now, you may not be called today. Your number stays valid; or ask at reception.</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::TurnsViewModel</name>
    <message>
        <source>撤销转移</source>
        <translation>Undo transfer</translation>
    </message>
    <message>
        <source>撤销挂起</source>
        <translation>Undo suspending</translation>
    </message>
    <message>
        <source>撤销叫回</source>
        <translation>Undo call</translation>
    </message>
    <message>
        <source>撤销叫号</source>
        <translation>Undo call</translation>
    </message>
    <message>
        <source>没有找到这张号票：可能已办结、已取消，或不是今天的</source>
        <translation>This ticket is not there: finished, cancelled, or of another day</translation>
    </message>
    <message>
        <source>提前结束今天的叫号？正在叫号或办理 %1 人，等候和挂起 %2 人，过号和未取 %3 张，开放的窗口 %4 个。全部作废、全部关闭，不能撤销。</source>
        <translation>End today’s calling early? %1 called or being served, %2 waiting or suspended, %3 missed or not confirmed, %4 windows open. All numbers are cancelled and all windows closed; this cannot be undone.</translation>
    </message>
    <message>
        <source>只由 %1 叫号</source>
        <translation>Only to %1</translation>
    </message>
    <message>
        <source>只由同事 %1 叫号（%2）</source>
        <translation>Only to colleague %1 (%2)</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::ReportViewModel</name>
    <message>
        <source>未叫号</source>
        <translation>Not called</translation>
    </message>
    <message>
        <source>%1 号窗口</source>
        <translation>Window %1</translation>
    </message>
    <message>
        <source>%1年%2月</source>
        <translation>%2/%1</translation>
    </message>
    <message>
        <source>正在统计…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>这个月还没有过完的工作日</source>
        <translation>No day of this month is over yet</translation>
    </message>
    <message>
        <source>原始记录有缺失或被改动，数字不可信，请联系技术人员</source>
        <translation>Records behind these figures are missing or were changed. Do not rely on them; call a technician</translation>
    </message>
    <message>
        <source>部分原始记录已按期清理，没有逐条核对</source>
        <translation>Some of the records are no longer kept and were not checked</translation>
    </message>
    <message>
        <source>已存到 %1</source>
        <translation>Saved to %1</translation>
    </message>
    <message>
        <source>没有存成：%1</source>
        <translation>Not saved: %1</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>办完</source>
        <translation>Served</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>No-shows</translation>
    </message>
    <message>
        <source>未办</source>
        <translation>Not served</translation>
    </message>
    <message>
        <source>平均等候（分）</source>
        <translation>Average wait (min)</translation>
    </message>
    <message>
        <source>走到窗口（秒）</source>
        <translation>Walk (s)</translation>
    </message>
    <message>
        <source>办理（分）</source>
        <translation>Service (min)</translation>
    </message>
    <message>
        <source>等候说准</source>
        <translation>Waits told right</translation>
    </message>
    <message>
        <source>评价人数/平均分</source>
        <translation>Ratings / average</translation>
    </message>
    <message>
        <source>上个月</source>
        <translation>Prev. month</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>按日期</source>
        <translation>By day</translation>
    </message>
    <message>
        <source>按窗口</source>
        <translation>By window</translation>
    </message>
    <message>
        <source>按事项</source>
        <translation>By matter</translation>
    </message>
    <message>
        <source>存为表格</source>
        <translation>Save as table</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>看图</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>看表格</source>
        <translation>Table</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::WindowMoved</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 等 %2 项</source>
        <translation>%1 and others, %2 in all</translation>
    </message>
    <message>
        <source>值班主任调整了本窗口办理的事项，现在办理：%1</source>
        <translation>The manager changed what this window serves; now: %1</translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message>
        <source>为什么提前结束？</source>
        <translation>Why close early?</translation>
    </message>
    <message>
        <source>不改</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>撤回，恢复正常</source>
        <translation>Take it back</translation>
    </message>
    <message>
        <source>改成别的时间</source>
        <translation>Another time</translation>
    </message>
    <message>
        <source>哪个窗口不能再办？</source>
        <translation>Which window is lost?</translation>
    </message>
    <message>
        <source>为什么停办？</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>不关闭</source>
        <translation>Leave it open</translation>
    </message>
    <message>
        <source>关闭窗口</source>
        <translation>Close the window</translation>
    </message>
</context>
<context>
    <name>ClosingTimeDialog</name>
    <message>
        <source>今天提前到几点结束办理？</source>
        <translation>When do we close today?</translation>
    </message>
    <message>
        <source>先看影响，再决定。到这个时间还轮不到的人，屏幕、手机和自助机都会提示，并可改约。</source>
        <translation>You see what it does before you decide. Whoever will not be called by then is told on boards, phones and terminals, and can book another time.</translation>
    </message>
    <message>
        <source>结束时间，如 15:30</source>
        <translation>Time, as 15:30</translation>
    </message>
    <message>
        <source>看影响</source>
        <translation>See what it does</translation>
    </message>
</context>
<context>
    <name>ClosingConfirmDialog</name>
    <message>
        <source>提前结束的影响</source>
        <translation>What closing early does</translation>
    </message>
    <message>
        <source>不提前结束</source>
        <translation>Do not close early</translation>
    </message>
    <message>
        <source>提前结束，并告知等候的人</source>
        <translation>Close early, and tell those who wait</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::ClosingViewModel</name>
    <message>
        <source>请输入今天的时间，如 15:30</source>
        <translation>Enter a time of today, as 15:30</translation>
    </message>
    <message>
        <source>这个时间已过，或者大厅本来就在此之前关门</source>
        <translation>It has passed, or the hall closes by then anyway</translation>
    </message>
    <message>
        <source>等候的人刚刚有变化，请再看一下</source>
        <translation>Others wait by now: please look again</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1（%2，手上 %3）</source>
        <translation>%1 (%2, has %3)</translation>
    </message>
    <message>
        <source>现在没有开放的窗口</source>
        <translation>No window is open now</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message numerus="yes">
        <source>%1 等 %n 项</source>
        <comment>matters</comment>
        <translation>
            <numerusform>%1 (%n in all)</numerusform>
            <numerusform>%1 and others, %n in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>今天可能轮不到：%1 等 %n 个号</source>
        <comment>numbers</comment>
        <extracomment>%1 are some numbers.</extracomment>
        <translation>
            <numerusform>May not be called today: %1 (%n in all)</numerusform>
            <numerusform>May not be called today: %1 and others, %n in all</numerusform>
        </translation>
    </message>
    <message>
        <source>今天可能轮不到：%1</source>
        <translation>May not be called today: %1</translation>
    </message>
    <message>
        <source>今天提前到 %1 结束办理（%2）</source>
        <translation>Closes early today, at %1 (%2)</translation>
    </message>
    <message>
        <source>没有窗口，暂停取号：%1</source>
        <translation>No window, no numbers: %1</translation>
    </message>
    <message>
        <source>今天号已满：%1</source>
        <translation>Full today: %1</translation>
    </message>
    <message>
        <source>今天提前到 %1 结束办理。现在等候 %2 人：预计 %3 人能办到，%4 人可能轮不到。</source>
        <translation>Closes early today, at %1. %2 wait now: about %3 will be served, %4 may not be called. </translation>
    </message>
    <message>
        <source>现在还能取号，快满时自动停止。</source>
        <translation>Numbers are given out until it is full.</translation>
    </message>
    <message>
        <source>马上停止取号：%1。</source>
        <translation>No more numbers from now on: %1.</translation>
    </message>
    <message>
        <source>%1：等候 %2 人，%3 人可能轮不到</source>
        <translation>%1: %2 wait, %3 may not be called</translation>
    </message>
    <message>
        <source>今天已定提前到 %1 结束办理（%2）。撤回后恢复正常取号，提示随即撤下。</source>
        <translation>Today closes early, at %1 (%2). Taken back, numbers are given out as usual and the notices go.</translation>
    </message>
    <message>
        <source>马上关闭%1？</source>
        <translation>Close %1 now? </translation>
    </message>
    <message>
        <source>现在手上没有人。</source>
        <translation>Nobody is in hand. </translation>
    </message>
    <message>
        <source>手上的 %1 号回到原来的位置，先叫。</source>
        <translation>%1, in hand, goes back to the front of the line. </translation>
    </message>
    <message>
        <source>其他窗口还在办理同样的事项，取号照常。</source>
        <translation>Other windows serve the same: numbers are given out as usual.</translation>
    </message>
    <message>
        <source>没有别的窗口办理，马上停止取号：%1。</source>
        <translation>No other window serves these, so no more numbers: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n 个预约在此之后，会告知改约，不算爽约。</source>
        <comment>appointments</comment>
        <translation>
            <numerusform>%n appointment is later: its holder is told and may take another time.</numerusform>
            <numerusform>%n appointments are later: their holders are told and may take another time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleEffectTable</name>
    <message>
        <source>正在模拟…</source>
        <translation>Simulating…</translation>
    </message>
    <message>
        <source>等候（分）</source>
        <translation>Wait (min)</translation>
    </message>
    <message>
        <source>平均</source>
        <translation>Average</translation>
    </message>
    <message>
        <source>20 人里 19 人不超过</source>
        <translation>19 of 20 wait at most</translation>
    </message>
</context>
<context>
    <name>RuleHours</name>
    <message>
        <source>不开放</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>删除：%1</source>
        <translation>Delete: %1</translation>
    </message>
    <message>
        <source>某一天另定时间</source>
        <translation>A day with hours of its own</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>日期，如 2026-12-31</source>
        <translation>Day, as 2026-12-31</translation>
    </message>
    <message>
        <source>这一天的时间</source>
        <translation>Hours of that day</translation>
    </message>
    <message>
        <source>时间，如 08:30-12:00；不开放就留空</source>
        <translation>Hours, as 08:30-12:00; none if closed</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>RuleStepper</name>
    <message>
        <source>已改，还没有保存</source>
        <translation>not saved yet</translation>
    </message>
    <message>
        <source>减小：%1</source>
        <translation>Less: %1</translation>
    </message>
    <message>
        <source>增大：%1</source>
        <translation>More: %1</translation>
    </message>
</context>
<context>
    <name>RuleTexts</name>
    <message>
        <source>有预约的号和别人一样，按时间先后叫</source>
        <translation>Appointments are called by time, as everybody</translation>
    </message>
    <message>
        <source>有预约的号按早取 %1 分钟排队</source>
        <translation>An appointment counts as taken %1 minutes earlier</translation>
    </message>
    <message>
        <source>老年人、军人等优先号和别人一样，按时间先后叫</source>
        <translation>Priority numbers (elders, military and others) are called by time, as everybody</translation>
    </message>
    <message>
        <source>老年人、军人等优先号按早取 %1 分钟排队；晚来更久的不会先叫</source>
        <translation>A priority number counts as taken %1 minutes earlier; who comes later than that does not go first</translation>
    </message>
    <message>
        <source>连叫 %1 个晚来的优先号后，叫普通号。只开一个窗口时，排最前的普通号最多被 %1 个后来的号越过；前面每多一个普通号、每多开一个窗口，最多再多 %1 个</source>
        <translation>After %1 priority numbers that came later, an ordinary one. At a single window the first ordinary number is passed by %1 at most; each ordinary number before it and each further window add %1 at most</translation>
    </message>
    <message>
        <source>过号后及时回来的，回到原来的位置</source>
        <translation>Who was missed and is back in time has the old place again</translation>
    </message>
    <message>
        <source>过号后及时回来的，再叫 %1 个号轮到</source>
        <translation>Who was missed and is back in time comes after %1 others</translation>
    </message>
    <message>
        <source>过号后 %1 分钟内回来算及时，更晚的排到队尾</source>
        <translation>Within %1 minutes is in time; later is the end of the line</translation>
    </message>
    <message>
        <source>叫号时没有到，号就作废，要重新取号</source>
        <translation>Who does not come when called has to take another number</translation>
    </message>
    <message>
        <source>过号超过 %1 次，号就作废，要重新取号</source>
        <translation>Missed more than %1 times, the number is void</translation>
    </message>
    <message>
        <source>等 %1 项</source>
        <translation>and more, %1 in all</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>未另定</source>
        <translation>not set</translation>
    </message>
    <message>
        <source>不开放</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>调休上班日</source>
        <translation>Days made up for a holiday</translation>
    </message>
    <message>
        <source>%1：%2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>预约号提前</source>
        <translation>Head start of appointments</translation>
    </message>
    <message>
        <source>优先号提前</source>
        <translation>Head start of priority</translation>
    </message>
    <message>
        <source>几个里叫一个普通号</source>
        <translation>One ordinary number in</translation>
    </message>
    <message>
        <source>一个号最多叫几次</source>
        <translation>Calls of one number</translation>
    </message>
    <message>
        <source>两次叫号间隔</source>
        <translation>Time between calls</translation>
    </message>
    <message>
        <source>过号回来排在几个号后</source>
        <translation>Back after so many others</translation>
    </message>
    <message>
        <source>过号及时回来的时限</source>
        <translation>Back in time within</translation>
    </message>
    <message>
        <source>允许过号几次</source>
        <translation>Misses allowed</translation>
    </message>
    <message>
        <source>等候达标时间</source>
        <translation>Called in time within</translation>
    </message>
    <message>
        <source>%1 分钟</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 秒</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 次</source>
        <translation>%1 times</translation>
    </message>
    <message>
        <source>%1 个</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>可设 %1 到 %2</source>
        <translation>From %1 to %2</translation>
    </message>
    <message>
        <source>连第一次在内最多叫 %1 次，之后只能过号或开始办理</source>
        <translation>A number is called %1 times at most, the first included; then it is missed or served</translation>
    </message>
    <message>
        <source>叫过一次，至少 %1 秒后才能重呼，让人走得到窗口</source>
        <translation>At least %1 seconds until the next call, so that people can get there</translation>
    </message>
    <message>
        <source>等候不超过 %1 分钟就叫到的算达标。只用于统计，不影响叫号</source>
        <translation>Called within %1 minutes counts as in time. For figures alone, not for the order</translation>
    </message>
    <message>
        <source>星期一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>星期二</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>星期三</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>星期四</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>星期五</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>星期六</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>星期日</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>全部业务</source>
        <translation>all matters</translation>
    </message>
    <message>
        <source>当天号满的界线</source>
        <translation>Numbers are gone below</translation>
    </message>
    <message>
        <source>到关门前一直发号；提前结束的当天仍按 50% 停止</source>
        <translation>Given out until the hall closes; on a day that ends early 50% counts all the same</translation>
    </message>
    <message>
        <source>新来的人在关门前轮到的可能低于 %1% 时，这项业务当天停止发普通号，请人改约；优先号和预约不受影响</source>
        <translation>When the next to come has a chance below %1% to be called before closing, ordinary numbers for this matter stop for the day and people are offered another time; priority and appointments go on</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>还没有在这里改过规则</source>
        <translation>No rules have been changed here yet</translation>
    </message>
    <message>
        <source>开放窗口时先选好这些业务，窗口人员还能改；不选表示全部业务</source>
        <translation>Chosen when the window is opened; its clerk may still change it. None: all matters</translation>
    </message>
    <message>
        <source>这位工作人员只能受理选中的业务；不选表示不限。已开放的窗口下次开放时生效</source>
        <translation>This colleague may serve these matters only; none: no limit. Counts when a window is opened the next time</translation>
    </message>
    <message>
        <source>要保存的修改</source>
        <translation>Changes to save</translation>
    </message>
    <message>
        <source>没有修改。改好后先看这里，再按 F9 保存；保存前什么都不会变</source>
        <translation>Nothing is changed. Look here after changing, then press F9; until then nothing counts</translation>
    </message>
    <message>
        <source>叫号规则</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>开放时间</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>窗口业务</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>人员业务</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>修改记录</source>
        <translation>History</translation>
    </message>
    <message>
        <source>恢复到此前</source>
        <translation>Undo this</translation>
    </message>
    <message>
        <source>都不限定</source>
        <translation>No limits</translation>
    </message>
    <message>
        <source>用文件的值</source>
        <translation>Use file</translation>
    </message>
    <message>
        <source>试算</source>
        <translation>Simulate</translation>
    </message>
    <message>
        <source>放弃修改</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>节假日按国务院通知和本地文件。预约的时段由市中心开放，不随这里改变</source>
        <translation>Holidays follow the national notice and the local files. Appointment slots are the city centre&apos;s and do not change</translation>
    </message>
</context>
<context>
    <name>RulesSaveDialog</name>
    <message>
        <source>保存规则？</source>
        <translation>Save the rules?</translation>
    </message>
    <message>
        <source>从下一次叫号、取号起生效；已经取了的号按取号时的规则排。会记下您的账号和时间</source>
        <translation>They count from the next call and number on; numbers taken before keep their place. Your account and the time are recorded</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::RuleEffect</name>
    <message>
        <source>普通号</source>
        <translation>Ordinary</translation>
    </message>
    <message>
        <source>优先号</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>预约号</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>按典型的一天模拟 %1 天：%2 个窗口，每天约 %3 人，同样的人在两种规则下各排一次</source>
        <translation>%1 simulated days of a typical kind: %2 windows, about %3 people a day, the same people under both rules</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::RuleHoursModel</name>
    <message>
        <source>请写成 08:30-12:00 13:30-17:00 这样，按先后、不重叠；不开放就留空</source>
        <translation>Write it as 08:30-12:00 13:30-17:00, in order and apart; nothing if closed</translation>
    </message>
    <message>
        <source>调休上班日</source>
        <translation>Days made up for a holiday</translation>
    </message>
    <message>
        <source>日期请写成 2026-12-31 这样</source>
        <translation>Write the day as 2026-12-31</translation>
    </message>
    <message>
        <source>这一天已经过了</source>
        <translation>That day is over</translation>
    </message>
    <message>
        <source>时间请写成 08:30-12:00 13:30-17:00 这样；不开放就留空</source>
        <translation>Write the hours as 08:30-12:00 13:30-17:00; nothing if closed</translation>
    </message>
    <message>
        <source>另定的日子太多了</source>
        <translation>Too many days with hours of their own</translation>
    </message>
    <message>
        <source>请先写好每周的时间</source>
        <translation>Write the hours of the week first</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::RulesViewModel</name>
    <message>
        <source>%1 号窗口</source>
        <translation>Window %1</translation>
    </message>
    <message>
        <source>全部业务</source>
        <translation>All matters</translation>
    </message>
    <message>
        <source>%1 项业务</source>
        <translation>%1 matters</translation>
    </message>
    <message>
        <source>跟随文件的值</source>
        <translation>As the files say</translation>
    </message>
    <message numerus="yes">
        <source>改了 %n 处</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message>
        <source>……还有更多</source>
        <translation>… and more</translation>
    </message>
    <message>
        <source>%1 %2 的修改</source>
        <translation>Changes of %1, %2</translation>
    </message>
    <message>
        <source>%1刚刚保存了别的修改。您的修改还没有保存，请核对后再保存</source>
        <translation>%1 has just saved other changes. Yours are not saved yet: look again before you save</translation>
    </message>
    <message>
        <source>已保存，下一次叫号、取号起生效</source>
        <translation>Saved. It counts from the next call and number on</translation>
    </message>
    <message>
        <source>没有保存：%1</source>
        <translation>Not saved: %1</translation>
    </message>
    <message>
        <source>已放回修改之前的规则，还没有保存</source>
        <translation>The rules before that change are back here, not saved yet</translation>
    </message>
    <message>
        <source>和现在的规则一样，不用恢复</source>
        <translation>They are as the rules now: nothing to undo</translation>
    </message>
    <message>
        <source>改为跟随文件的值，现在的值不变</source>
        <translation>Follows the files from now on; the values stay as they are</translation>
    </message>
    <message>
        <source>开放时间</source>
        <translation>Opening hours</translation>
    </message>
    <message>
        <source>窗口受理的业务</source>
        <translation>What windows serve</translation>
    </message>
    <message>
        <source>人员能办的业务</source>
        <translation>What colleagues may serve</translation>
    </message>
    <message>
        <source>修改记录</source>
        <translation>What was set before</translation>
    </message>
    <message>
        <source>叫号规则</source>
        <translation>Order of calling</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>保留最近 50 次</source>
        <translation>The last 50 are kept</translation>
    </message>
    <message>
        <source>没有限定：人人都能办全部业务</source>
        <translation>No limits: everybody may serve all matters</translation>
    </message>
    <message>
        <source>现在用的是配置文件里的值</source>
        <translation>As the configuration files say</translation>
    </message>
    <message>
        <source>用的是在这里设的值，不再跟随配置文件</source>
        <translation>Set here; the configuration files no longer count</translation>
    </message>
</context>
<context>
    <name>ReportCharts</name>
    <message>
        <source>各时段的平均等候（分）和取号人数</source>
        <translation>Average wait by hour (min), and numbers taken</translation>
    </message>
    <message>
        <source>告知的等候与实际的等候（平均）</source>
        <translation>Wait as told and as it was (average)</translation>
    </message>
    <message>
        <source>浅色条是告知的范围，竖线是实际叫到的时间。</source>
        <translation>The light bar is the range told, the line is when people were called.</translation>
    </message>
</context>
<context>
    <name>ReportTexts</name>
    <message>
        <source>取号：发出的号码数。同一人后取的号随先取的号一并办理的，只算一个。</source>
        <translation>Taken: numbers given out. A person’s later number that was served with an earlier one is not counted.</translation>
    </message>
    <message>
        <source>办完：来到窗口并办理完毕的号码数。</source>
        <translation>Served: whose holders came to the window and are done.</translation>
    </message>
    <message>
        <source>过号：叫号后没有来、最终没有办理的号码数。</source>
        <translation>Missed: called, and never came.</translation>
    </message>
    <message>
        <source>未办：本人取消、没有生效或到当日结束仍未办理的号码数。</source>
        <translation>Not served: given up, never confirmed, or left over at the end of the day.</translation>
    </message>
    <message>
        <source>被叫到的号码数；以下等候时间以最后一次叫号为准。</source>
        <translation>Numbers that were called; for the waits below the last call counts.</translation>
    </message>
    <message>
        <source>平均等候（分）：从取号到叫号；预约号从预约时间算起（如果更晚）。</source>
        <translation>Average wait (min): from taking the number to the call; of an appointment from its beginning, if that is later.</translation>
    </message>
    <message>
        <source>等候超过大厅等候达标时间的号码数。</source>
        <translation>Waits longer than the hall’s service level.</translation>
    </message>
    <message>
        <source>走到窗口（秒）：从叫号到来到窗口的平均时间。</source>
        <translation>Way to the window (s): the average from the call to coming.</translation>
    </message>
    <message>
        <source>办理（分）：从来到窗口到办完的平均时间。</source>
        <translation>Service (min): the average from coming to the window to the end.</translation>
    </message>
    <message>
        <source>取号时告知了预计等候、后来被叫到的号码数。</source>
        <translation>Numbers whose holders were told a range, and were called.</translation>
    </message>
    <message>
        <source>其中第一次叫号在告知范围之内的（等候说准）。</source>
        <translation>Of them, first called within that range (wait kept).</translation>
    </message>
    <message>
        <source>最长的一次等候（分）。</source>
        <translation>The longest wait (min).</translation>
    </message>
    <message>
        <source>waitedLong 占 waited 的百分比。</source>
        <translation>waitedLong as a percentage of waited.</translation>
    </message>
    <message>
        <source>kept 占 quoted 的百分比。</source>
        <translation>kept as a percentage of quoted.</translation>
    </message>
    <message>
        <source>第一次叫号早于告知范围的号码数。</source>
        <translation>Numbers first called before the range.</translation>
    </message>
    <message>
        <source>第一次叫号晚于告知范围的号码数。</source>
        <translation>Numbers first called after the range.</translation>
    </message>
    <message>
        <source>1 级（非常不满意）到 5 级（非常满意）的评价次数；不足五次的组不单独列出。</source>
        <translation>Ratings of level 1 (very dissatisfied) to 5 (very satisfied); groups of fewer than five are not told apart.</translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <comment>people</comment>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 点起：%2，平均等候 %3 分钟</source>
        <translation>From %1:00: %2, average wait %3 minutes</translation>
    </message>
    <message>
        <source>%1 点起：%2，没有叫到</source>
        <translation>From %1:00: %2, nobody was called</translation>
    </message>
    <message>
        <source>告知 %1 分钟内</source>
        <translation>Told up to %1 min</translation>
    </message>
    <message>
        <source>告知更久</source>
        <translation>Told longer</translation>
    </message>
    <message>
        <source>实际 %1 分</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 人，说准 %2%</source>
        <translation>%1 people, %2% kept</translation>
    </message>
    <message>
        <source>%1：平均告知 %2 到 %3 分钟，实际平均 %4 分钟；%5</source>
        <translation>%1: told %2 to %3 minutes on average, called after %4; %5</translation>
    </message>
    <message>
        <source>%1 分钟内叫到的占 %2%</source>
        <translation>%2% called within %1 minutes</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::AffectedList</name>
    <message>
        <source>未刷身份证</source>
        <translation>Without a card</translation>
    </message>
    <message>
        <source>%1（尾号 %2）</source>
        <translation>%1 (ID ends %2)</translation>
    </message>
    <message>
        <source>%1 取号</source>
        <translation>taken at %1</translation>
    </message>
    <message>
        <source>还在等，未回应</source>
        <translation>Still waits, has not answered</translation>
    </message>
    <message>
        <source>号已取消</source>
        <translation>Number given up</translation>
    </message>
    <message>
        <source>未回应</source>
        <translation>Has not answered</translation>
    </message>
    <message>
        <source>已改约</source>
        <translation>Has taken another time</translation>
    </message>
    <message>
        <source>已改约到 %1</source>
        <translation>Has taken another time: %1</translation>
    </message>
    <message>
        <source>已来签到</source>
        <translation>Has come</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>预约：自助机“预约与签到”已告知，可改约，不算爽约</source>
        <translation>Appointments: told at the terminals, may take another time, not missed</translation>
    </message>
    <message>
        <source>号：大屏、手机页和自助机已告知，可换成预约</source>
        <translation>Numbers: told on board, phone and terminal, may be exchanged for an appointment</translation>
    </message>
    <message>
        <source>现在没有人受影响。</source>
        <translation>Nobody is concerned now.</translation>
    </message>
    <message>
        <source>共 %1 人，%2 人未回应，请当面告知老年人和没有手机的人。</source>
        <translation>%1 people, %2 have not answered: please tell the old and those without a phone in person.</translation>
    </message>
    <message>
        <source>人太多，只列出前面的。</source>
        <translation>There are more than are listed.</translation>
    </message>
</context>
<context>
    <name>AffectedDialog</name>
    <message>
        <source>受影响的人</source>
        <translation>Who is concerned</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>重新读取</source>
        <translation>Read anew</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::CaseTray</name>
    <message>
        <source>填报内容还没有传到大厅，或已归档，请稍后再试</source>
        <translation>What was filed has not come to the hall yet, or is archived. Please try again later.</translation>
    </message>
    <message>
        <source>没有找到这个办件：请核对编号；刚申报的，请稍等再查</source>
        <translation>No such case. Check the number; one just filed may take a moment.</translation>
    </message>
</context>
<context>
    <name>onewindow::ui::HandOutPaper</name>
    <message>
        <source>打印机没有回答，不知道是否打印出来。请看出纸盘，再决定是否重打</source>
        <translation>The printer did not answer: it may have printed or not. Look at its tray before you print again</translation>
    </message>
    <message>
        <source>本大厅的窗口打印过这一件。要再打一份，请再按一次，说明原因</source>
        <translation>A window of this hall has printed it. To print it again, press once more and say why</translation>
    </message>
    <message>
        <source>这一件的状态刚刚变了，没有打印。已为您显示最新情况</source>
        <translation>Its state has just changed and nothing was printed. This is how it stands now</translation>
    </message>
    <message>
        <source>没有打印：证件与申请人不符，请重新核对领取人</source>
        <translation>Not printed: the document is not the applicant&apos;s. Check once more who receives it</translation>
    </message>
    <message>
        <source>没有打印：填报内容不在大厅，请申请人到自助机打印</source>
        <translation>Not printed: what was filed is not in this hall. The applicant prints it at a terminal</translation>
    </message>
    <message>
        <source>没有收到大厅的答复，没有打印。请再按一次</source>
        <translation>The hall did not answer and nothing was printed. Press once more</translation>
    </message>
    <message>
        <source>正在连接 A4 打印机</source>
        <translation>Looking for the A4 printer</translation>
    </message>
    <message>
        <source>窗口打印过，再打一份要说明原因</source>
        <translation>Printed at a window before: once more takes a reason</translation>
    </message>
    <message>
        <source>打印机就绪，核对领取人后打印</source>
        <translation>The printer is ready. Check who receives it, then print</translation>
    </message>
    <message>
        <source>可以打印，%1</source>
        <translation>Ready to print. %1</translation>
    </message>
    <message>
        <source>由部门送来的纸质结果</source>
        <translation>On paper, from the department</translation>
    </message>
    <message>
        <source>本窗口没有打印机。申请人可在任一自助机凭身份证打印</source>
        <translation>No printer at this window. The applicant prints it at any terminal with the ID card</translation>
    </message>
    <message>
        <source>正在生成</source>
        <translation>Being made</translation>
    </message>
    <message>
        <source>正在打印，请稍候</source>
        <translation>Printing, please wait</translation>
    </message>
    <message>
        <source>正在停止打印</source>
        <translation>Stopping</translation>
    </message>
    <message>
        <source>打印机正在准备，好了会自动打印</source>
        <translation>The printer is getting ready. It prints by itself</translation>
    </message>
    <message>
        <source>%1，处理好会自动继续</source>
        <translation>%1. It goes on by itself once that is mended</translation>
    </message>
    <message>
        <source>打印机正忙，没有打印出来</source>
        <translation>Not printed: the printer is busy</translation>
    </message>
    <message>
        <source>没有打印出来：%1</source>
        <translation>Not printed: %1</translation>
    </message>
    <message>
        <source>不知道是否打印出来，请看出纸盘</source>
        <translation>It may have printed or not: look at the tray</translation>
    </message>
    <message>
        <source>已打印，是窗口打印的第 %1 份</source>
        <translation>Printed. Copies printed at windows: %1</translation>
    </message>
    <message>
        <source>打印结果</source>
        <translation>Print result</translation>
    </message>
    <message>
        <source>再打一份</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>重新打印</source>
        <translation>Retry print</translation>
    </message>
    <message>
        <source>停止打印</source>
        <translation>Stop printing</translation>
    </message>
    <message>
        <source>上一份没有打印出来</source>
        <translation>The last one did not come out</translation>
    </message>
    <message>
        <source>上一份打坏了，或看不清</source>
        <translation>The last one is spoilt or cannot be read</translation>
    </message>
    <message>
        <source>领取人还要一份</source>
        <translation>The receiver wants another one</translation>
    </message>
</context>
</TS>
